internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// What has to be done today, the most urgent first: the page that the field book opens on.
struct TodayPage: Page {
    enum Action: Hashable { case open, everyone, route(Int) }

    /// More than people do in a day; the list says how many there are.
    private static let most = 300

    struct Row: Sendable {
        let task: Worklist.Task
        let name: String
    }

    private var rows: [Row]?
    private var count = 0
    private(set) var isOfAll = false
    private var list = ListState()

    var bindings: Bindings {
        Bindings(
            [
                Binding(
                    ["Enter"], Texts.open, .open,
                    unless: { $0.page.chosen == nil ? Texts.nothingChosen : nil }),
                Binding(["m"], isOfAll ? Texts.onlyMine : Texts.ofEveryone, .everyone),
            ] + DossierRoute.bindings(Action.route, of: { $0.page.chosen }))
    }

    func title(_ context: PageContext) -> Wording { Texts.today }

    private var chosen: FolderID? {
        guard let rows, rows.indices.contains(list.selected) else { return nil }
        return rows[list.selected].task.folder
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let isOfAll = isOfAll
        return [
            Self.read(
                "tasks",
                { archive in
                    let me = isOfAll ? nil : try archive.replica.user()?.id
                    let work = try Worklist(
                        archive.replica, of: me, archive.naslag, on: archive.today)
                    let shown = Array(work.tasks.prefix(Self.most))
                    archive.note(.lijst, at: shown.map(\.folder))
                    let names = try archive.titles(of: shown.map(\.folder))
                    let rows = shown.map { Row(task: $0, name: names[$0.folder] ?? "") }
                    return (rows, work.tasks.count)
                }
            ) { page, found, context in
                (page.rows, page.count) = found
                page.list.settle(count: found.0.count, rows: page.listRows(context))
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .open: return chosen.map { [.push(DossierPage($0))] } ?? []
        case .everyone:
            isOfAll.toggle()
            rows = nil
            list = ListState()
            return load(context)
        case .route(let index):
            return chosen.map { [.push(DossierRoute.all[index].make($0))] } ?? []
        }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows?.count ?? 0, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 2) }

    func view(_ context: PageContext) -> View {
        let day = Texts.day(context.today)
        let title = Line(" " + context.say(day), .heading)
        guard let rows else {
            return .lines([title, Line(), Line("  " + context.say(Texts.reading), .quiet)])
        }
        let number = Texts.tasks(count, ofAll: isOfAll)
        let head = title + Line("  " + context.say(number), .quiet)
        let body = list.view(
            count: rows.count, empty: Line("  " + context.say(Texts.nothingToDo), .good)
        ) { index in
            rows[index].line(context)
        }
        return .rows([.exactly(2, .line(head)), .share(body)])
    }
}

extension TodayPage.Row {
    /// In a small window what is to be done is worth more than a long name.
    func line(_ context: PageContext) -> Line {
        let room = context.size.columns < 60 ? 12 : 24
        let name = name.fitted(to: room)
        let space = String(repeating: " ", count: room - name.columns + 1)
        return task.kind.sign + Line(" \(name)\(space)", .strong) + Line(context.say(task.brief))
    }
}

extension Worklist.Task.Kind {
    /// How urgent it is, in a sign.
    fileprivate var sign: Line {
        switch self {
        case .conflict: Line("⚠", .danger)
        case .breach, .lateMoment: Line("‼", .danger)
        case .signal, .proposal: Line("!", .warning)
        case .moment, .intake: Line("•", .accent)
        case .offer, .ending, .durability: Line("·", .quiet)
        }
    }
}
