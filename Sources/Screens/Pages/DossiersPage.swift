internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// All dossiers on this device, filtered by status, process, region and whose they are, and found while one types.
struct DossiersPage: Page {
    enum Action: Hashable { case status, process, region, mine, clear, find, open, route(Int) }

    /// As many as people scroll through; who looks for one types its name.
    private static let most = 500

    struct Row: Sendable {
        let folder: FolderID
        let line: Line
    }

    private var rows: [Row]?
    private var hasMore = false
    private var list = SearchList()
    private var status: TrajectStatus?
    private var process: Woonproces?
    private var region: Regio?
    private(set) var isMine = false

    var bindings: Bindings {
        let open = Binding<Action, Setting<Self>>(
            ["Enter"], Texts.open, .open,
            unless: { $0.page.chosen == nil ? Texts.nothingChosen : nil })
        // Letters are text while a name is typed.
        if isTyping { return Bindings([open]) }
        return Bindings(
            [
                open, Binding(["t"], Texts.find, .find), Binding(["m"], Texts.onlyMine, .mine),
                Binding(["s"], Texts.status, .status), Binding(["p"], Texts.process, .process),
                Binding(["r"], Texts.region, .region),
                Binding(["x"], Texts.noFilter, .clear, isInFooter: false),
            ] + DossierRoute.bindings(Action.route, of: { $0.page.chosen }))
    }

    func title(_ context: PageContext) -> Wording { Texts.dossiers }

    var isTyping: Bool { list.isSearching }

    private var chosen: FolderID? {
        guard let rows, rows.indices.contains(list.list.selected) else { return nil }
        return rows[list.list.selected].folder
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        var filter = DossierFilter()
        filter.status = status
        filter.woonproces = process
        filter.regio = region
        if isMine { filter.medewerker = context.standing.me?.id }
        let (query, language) = (list.query, context.language)
        return [
            Self.read(
                "list",
                { [filter] archive in
                    try archive.dossiers(filter, named: query, limit: Self.most, language)
                }
            ) { page, found, context in
                (page.rows, page.hasMore) = found
                let selected = page.list.list.selected
                page.list.select(selected, count: found.0.count, rows: page.listRows(context))
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .open: return chosen.map { [.push(DossierPage($0))] } ?? []
        case .route(let index):
            return chosen.map { [.push(DossierRoute.all[index].make($0))] } ?? []
        case .find:
            _ = list.handle("/", count: rows?.count ?? 0, rows: listRows(context))
            return []
        case .status: status = status.next
        case .process: process = process.next
        case .region: region = region.next
        case .mine: isMine.toggle()
        case .clear: (status, process, region, isMine) = (nil, nil, nil, false)
        }
        return load(context)
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        if key == "/" && !list.isSearching { return nil }
        let outcome = list.handle(key, count: rows?.count ?? 0, rows: listRows(context))
        switch outcome {
        case .queryChanged: return load(context)
        case .chosen: return act(.open, context)
        case .moved: return []
        case nil: return nil
        }
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        list.handle(paste) == nil ? [] : load(context)
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 2) }

    func view(_ context: PageContext) -> View {
        guard let rows else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let body = list.view(count: rows.count, context.language) { rows[$0].line }
        return .rows([.exactly(1, .line(filterLine(context))), .share(body)])
    }

    private func filterLine(_ context: PageContext) -> Line {
        let filters = [
            status?.rawValue, process?.label, region?.label, isMine ? context.say(Texts.mine) : nil,
        ].compactMap { $0 }
        let shown = Texts.found(rows?.count ?? 0, hasMore: hasMore)
        let all = filters.isEmpty ? context.say(Texts.all) : filters.joined(separator: " · ")
        return Line(" " + all, .heading) + Line("  " + context.say(shown), .quiet)
    }
}

extension Optional where Wrapped: CaseIterable & Equatable {
    /// None, then each in turn.
    var next: Wrapped? {
        let all = Array(Wrapped.allCases)
        guard let self, let index = all.firstIndex(of: self) else { return all.first }
        return index + 1 < all.count ? all[index + 1] : nil
    }
}

extension Archive {
    private static let nameColumns = 26

    /// A page of the list, and whether there are more.
    fileprivate func dossiers(
        _ filter: DossierFilter, named query: String, limit: Int, _ language: Language
    ) throws -> ([DossiersPage.Row], Bool) {
        let today = try today
        var filter = filter
        if query.contains(where: { !$0.isWhitespace }) {
            let found = try replica.search(query, types: [DossierField.type], limit: limit)
            filter.folders = Set(found.map(\.folder))
        }
        let list = try DossierList(replica, filter, naslag, on: today, limit: limit)
        note(.lijst, at: list.dossiers.map(\.folder))
        return (
            list.dossiers.map { one in
                let name = one.naam.fitted(to: Self.nameColumns)
                let space = String(repeating: " ", count: Self.nameColumns - name.columns + 1)
                let facts = [
                    one.feiten.status(on: today).rawValue, one.feiten.woonproces?.label,
                    one.gemeente,
                ].compactMap { $0 }
                let flags = TrajectFlag.allCases.filter(one.feiten.flags.contains).map(\.rawValue)
                return DossiersPage.Row(
                    folder: one.folder,
                    line: Line(name + space, .strong) + Line(facts.joined(separator: " · "))
                        + Line(
                            flags.isEmpty ? "" : "  ! " + flags.joined(separator: ", "), .warning))
            }, list.hasMore
        )
    }
}
