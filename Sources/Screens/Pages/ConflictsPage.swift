internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// What people decided differently while apart, for whoever works here to decide.
struct ConflictsPage: Page {
    enum Action: Hashable { case open, dossier }

    private var rows: [ShownConflict]?
    private var list = ListState()

    var bindings: Bindings {
        Bindings([
            Binding(
                ["Enter"], Texts.lookAndChoose, .open,
                unless: { $0.page.chosen == nil ? Texts.nothingChosen : nil }),
            Binding(
                ["o"], Texts.dossier, .dossier,
                unless: { $0.page.chosen == nil ? Texts.nothingChosen : nil }),
        ])
    }

    func title(_ context: PageContext) -> Wording { Texts.conflicts }

    private var chosen: ShownConflict? {
        guard let rows, rows.indices.contains(list.selected) else { return nil }
        return rows[list.selected]
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        [
            Self.read("conflicts", { try $0.conflicts() }) { page, rows, context in
                page.rows = rows
                page.list.settle(count: rows.count, rows: page.listRows(context))
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        guard let chosen else { return [] }
        switch action {
        case .open: return [.push(ConflictPage(chosen))]
        case .dossier: return [.push(DossierPage(chosen.conflict.folder))]
        }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows?.count ?? 0, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 2) }

    func view(_ context: PageContext) -> View {
        guard let rows else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let head = Line(" " + context.say(Texts.conflictsHead), .quiet)
        let empty = Line("  " + context.say(Texts.noConflicts), .good)
        return .rows([
            .exactly(2, .line(head)),
            .share(list.view(count: rows.count, empty: empty) { rows[$0].line(context) }),
        ])
    }
}

extension ShownConflict {
    /// The dossier, what it is about, and what was chosen by whom.
    fileprivate func line(_ context: PageContext) -> Line {
        let choices = sides.map { "\(context.say($0.value)) (\($0.author))" }
        return Line("⚠ ", .danger) + Line("\(name)  ", .strong) + Line(context.say(what) + ": ")
            + Line(choices.joined(separator: " ⇄ "), .warning)
    }
}
