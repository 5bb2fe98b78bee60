internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// One dossier: what a visitor must know, where it stands, what happened, and what can be done.
struct DossierPage: Page {
    enum Action: Hashable { case edit, route(Int) }

    let folder: FolderID
    private var shown: DossierView?
    private var list = ListState()

    init(_ folder: FolderID) { self.folder = folder }

    var bindings: Bindings {
        Bindings(
            [
                Binding(
                    ["Enter"], Texts.change, .edit,
                    unless: { $0.page.chosen == nil ? Texts.notChanged : nil })
            ] + DossierRoute.bindings(Action.route, of: { $0.page.folder }))
    }

    func title(_ context: PageContext) -> Wording {
        shown.map { Wording($0.name, $0.name) } ?? Texts.dossier
    }

    func shows(_ folders: Set<FolderID>) -> Bool {
        folders.contains(folder) || shown?.folders.isDisjoint(with: folders) == false
    }

    /// What stands there now has been seen by the person who looks at it.
    mutating func load(_ context: PageContext) -> [PageEffect] {
        let (folder, language) = (folder, context.language)
        return [
            Self.read("dossier", { try $0.view(of: folder, language) }) { page, shown, context in
                page.shown = shown
                page.list.settle(count: shown.rows.count, rows: page.listRows(context))
            }
        ]
    }

    private var chosen: FormSubject? {
        guard let shown, shown.rows.indices.contains(list.selected) else { return nil }
        return shown.rows[list.selected].subject
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .route(let index): return [.push(DossierRoute.all[index].make(folder))]
        case .edit:
            return chosen.map { [.push($0.page)] } ?? []
        }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: shown?.rows.count ?? 0, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int {
        max(1, context.size.rows - (shown?.head.count ?? 0))
    }

    func view(_ context: PageContext) -> View {
        guard let shown else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        return .rows([
            .exactly(shown.head.count, .lines(shown.head)),
            .share(list.view(count: shown.rows.count) { shown.rows[$0].line }),
        ])
    }
}
