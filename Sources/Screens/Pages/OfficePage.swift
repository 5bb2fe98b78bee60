internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// What the office has to look at, as far as this device knows of it.
struct OfficePage: Page {
    enum Action: Hashable { case open }

    struct Row: Sendable {
        let line: Line
        let target: Target
    }

    enum Target: Sendable {
        case conflicts, duplicates, signals
        case dossier(FolderID)
    }

    private var rows: [Row]?
    private var list = ListState()

    var bindings: Bindings {
        Bindings([
            Binding(["Enter"], Texts.open, .open, unless: { $0.page.obstacle($0.context) })
        ])
    }

    func title(_ context: PageContext) -> Wording { Texts.office }

    private var chosen: Row? {
        guard let rows, rows.indices.contains(list.selected) else { return nil }
        return rows[list.selected]
    }

    private func obstacle(_ context: PageContext) -> Wording? {
        guard let chosen else { return Texts.nothingChosen }
        guard case .signals = chosen.target else { return nil }
        return Self.signals == nil ? Texts.noSignalsPage : nil
    }

    /// The page of signals, where this program has one.
    private static var signals: Route? {
        Route.all.first { $0.name.dutch == Texts.signalsName.dutch }
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let language = context.language
        return [
            Self.read("office", { try $0.office(language) }) { page, rows, context in
                page.rows = rows
                page.list.settle(count: rows.count, rows: page.listRows(context))
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch chosen?.target {
        case .conflicts: return [.push(ConflictsPage())]
        case .duplicates: return [.push(DuplicatesPage())]
        case .signals: return Self.signals.map { [.push($0.make(context))] } ?? []
        case .dossier(let folder): return [.push(DossierPage(folder))]
        case nil: return []
        }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows?.count ?? 0, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 3) }

    func view(_ context: PageContext) -> View {
        guard let rows else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        return .rows([
            .exactly(3, View.text(context.say(Texts.officeHead), .quiet).inset(columns: 1)),
            .share(list.view(count: rows.count) { rows[$0].line }),
        ])
    }
}

extension Archive {
    /// First how much there is of each, then what the hub holds.
    fileprivate func office(_ language: Language) throws -> [OfficePage.Row] {
        let queues = try Queues(replica)
        let counts = try replica.counts()
        let held = try replica.heldChanges()
        let (names, people) = (try titles(of: held.map(\.folder)), try Names(replica))
        let today = try today
        func row(_ words: Wording, _ target: OfficePage.Target) -> OfficePage.Row {
            OfficePage.Row(line: Line(words.in(language)), target: target)
        }
        return [
            row(Texts.conflictCount(counts.conflicts), .conflicts),
            row(Texts.waitingQueues(queues.signals.count, queues.proposals.count), .signals),
            row(Texts.duplicates, .duplicates),
        ]
            + held.map { change in
                let time = LocalTime(milliseconds: change.at).words(on: today)
                let things = change.operations.compactMap(\.thing).unique.joined(separator: ", ")
                return OfficePage.Row(
                    line: Line("⧗ ", .warning) + Line((names[change.folder] ?? "") + "  ", .strong)
                        + Line("\(time)  \(people.name(of: change.author)): \(things)  ")
                        + Line(Texts.verdict(.held(change.reason)).in(language), .quiet),
                    target: .dossier(change.folder))
            }
    }
}
