internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// One dossier: what a visitor must know, where it stands, what happened, and what can be done.
struct DossierPage: Page {
    enum Action: Hashable { case edit, next, previous, route(Int) }

    let folder: FolderID
    private var shown: DossierView?
    /// Why there is nothing to show.
    private var absence: Wording?
    private var part = DossierView.Part.timeline
    private var list = ListState()

    init(_ folder: FolderID) { self.folder = folder }

    var bindings: Bindings {
        Bindings(
            [
                Binding(
                    ["Enter"], Texts.change, .edit,
                    unless: { $0.page.chosen == nil ? Texts.notChanged : nil }),
                Binding(["Right", "Tab"], Texts.otherPart, .next),
                Binding(["Left", "shift+Tab"], Texts.formerPart, .previous, isInFooter: false),
            ]
                + DossierRoute.bindings(
                    Action.route, of: { $0.page.folder }, unless: { $0.page.absence }))
    }

    func title(_ context: PageContext) -> Wording {
        shown.map { Wording($0.name, $0.name) } ?? Texts.dossier
    }

    func shows(_ folders: Set<FolderID>) -> Bool {
        folders.contains(folder) || shown?.folders.isDisjoint(with: folders) == false
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let (folder, part, columns) = (folder, part, context.size.columns)
        let language = context.language
        return [
            Self.attempt("dossier", { try $0.view(of: folder, part, columns: columns, language) }) {
                page, result, context in
                switch result {
                case .success(let shown): (page.shown, page.absence) = (shown, nil)
                case .failure(let error): (page.shown, page.absence) = (nil, error.wording)
                }
                page.list.settle(count: page.rows.count, rows: page.listRows(context))
                return []
            }
        ]
    }

    /// Long texts are broken anew where the window has another width now.
    mutating func tick(_ context: PageContext) -> [PageEffect] {
        guard let shown, shown.columns != context.size.columns else { return [] }
        return load(context)
    }

    /// Those of another part are not read yet.
    private var rows: [DossierView.Row] { shown.flatMap { $0.part == part ? $0.rows : nil } ?? [] }

    private var chosen: FormSubject? {
        rows.indices.contains(list.selected) ? rows[list.selected].subject : nil
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .route(let index): return [.push(DossierRoute.all[index].make(folder))]
        case .edit: return chosen.map { [.push($0.page)] } ?? []
        case .next: return turn(by: 1, context)
        case .previous: return turn(by: -1, context)
        }
    }

    private mutating func turn(by step: Int, _ context: PageContext) -> [PageEffect] {
        let all = DossierView.Part.allCases
        let index = all.firstIndex(of: part)! + step
        part = all[(index + all.count) % all.count]
        list = ListState()
        return load(context)
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows.count, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int {
        max(1, context.size.rows - (shown?.head.count ?? 0) - 1)
    }

    func view(_ context: PageContext) -> View {
        guard let shown else {
            return .line(Line("  " + context.say(absence ?? Texts.reading), .quiet))
        }
        let rows = rows
        let isRead = shown.part == part
        let nothing = context.say(isRead ? Texts.nothingHere : Texts.reading)
        let empty = Line("  " + nothing, .quiet)
        return .rows([
            .exactly(shown.head.count, .lines(shown.head)), .exactly(1, .line(parts(context))),
            .share(list.view(count: rows.count, empty: empty) { rows[$0].line }),
        ])
    }

    private func parts(_ context: PageContext) -> Line {
        DossierView.Part.allCases.reduce(into: Line()) { line, one in
            let name = context.say(one.name)
            line += one == part ? Line("[\(name)]", .strong) : Line(" \(name) ", .quiet)
        }
    }
}
