internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// The dossiers that look double: those that nobody looked at yet, or what was decided of the others.
struct DuplicatesPage: Page {
    enum Action: Hashable { case open, stand }

    private var all: [Dubbel]?
    private(set) var stand = Dubbel.Stand.open
    private var list = ListState()

    var bindings: Bindings {
        Bindings([
            Binding(
                ["Enter"], Texts.compare, .open,
                unless: { $0.page.chosen == nil ? Texts.nothingChosen : nil }),
            Binding(["s"], Texts.otherStand, .stand),
        ])
    }

    func title(_ context: PageContext) -> Wording { Texts.duplicates }

    private var rows: [Dubbel] { (all ?? []).filter { $0.stand == stand } }

    private var chosen: Dubbel? {
        let rows = rows
        return rows.indices.contains(list.selected) ? rows[list.selected] : nil
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        [
            Self.read("duplicates", { try $0.duplicates() }) { page, all, context in
                page.all = all
                page.list.settle(count: page.rows.count, rows: page.listRows(context))
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .open:
            guard let chosen, let one = chosen.pair.one.folder,
                let other = chosen.pair.other.folder
            else { return [] }
            return [.push(PairPage(one, other))]
        case .stand:
            let stands = Dubbel.Stand.allCases
            stand = stands[(stands.firstIndex(of: stand)! + 1) % stands.count]
            list = ListState()
            return []
        }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows.count, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 2) }

    func view(_ context: PageContext) -> View {
        guard all != nil else { return .line(Line("  " + context.say(Texts.comparing), .quiet)) }
        let rows = rows
        let head =
            Line(" " + context.say(Texts.stand(stand)), .heading) + Line("  \(rows.count)", .quiet)
        let empty = Line("  " + context.say(Texts.noDuplicates), .good)
        return .rows([
            .exactly(2, .line(head)),
            .share(list.view(count: rows.count, empty: empty) { rows[$0].line(context) }),
        ])
    }
}

extension Dubbel {
    /// How likely, who, and the reasons.
    fileprivate func line(_ context: PageContext) -> Line {
        let reasons = pair.likeness.reasons.map { context.say($0.words) }
        return Line("\(pair.likeness.score)  ", .accent)
            + Line("\(pair.one.naam) = \(pair.other.naam)?  ", .strong)
            + Line(reasons.joined(separator: ", "), .quiet)
    }
}
