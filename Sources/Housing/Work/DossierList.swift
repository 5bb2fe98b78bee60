public import Replica
public import SyncProtocol

/// Which dossiers of very many are asked for.
public struct DossierFilter: Sendable {
    public var status: TrajectStatus?
    public var gemeente: String?
    public var regio: Regio?
    public var woonproces: Woonproces?
    public var flag: TrajectFlag?
    /// Whose trajecten.
    public var medewerker: UserID?
    /// Only these, as found elsewhere.
    public var folders: Set<FolderID>?

    public init() {}

    func fits(_ feiten: TrajectFeiten, _ naslag: Naslag, on today: Day) -> Bool {
        if let status, feiten.status(on: today) != status { return false }
        if let gemeente, feiten.gemeente != gemeente { return false }
        if let regio, feiten.gemeente.flatMap(naslag.gemeente)?.regio != regio { return false }
        if let woonproces, feiten.woonproces != woonproces { return false }
        if let flag, !feiten.flags.contains(flag) { return false }
        return true
    }

    var isAboutFacts: Bool {
        status != nil || gemeente != nil || regio != nil || woonproces != nil || flag != nil
    }
}

/// A page of the dossiers on this device, by name as a Dutch list has it.
public struct DossierList: Sendable {
    public let dossiers: [Listed]
    public let hasMore: Bool

    public struct Listed: Sendable {
        public let folder: FolderID
        public let naam: String
        public let gemeente: String?
        /// Of the last traject.
        public let feiten: TrajectFeiten
    }

    /// Few enough to be asked for one by one; more are read with all others.
    private static let mostAtOnce = 500

    public init(
        _ replica: Replica, _ filter: DossierFilter = DossierFilter(), _ naslag: Naslag,
        on today: Day, limit: Int
    ) throws {
        let found =
            filter.medewerker == nil && filter.folders == nil && !filter.isAboutFacts
            ? try Self.first(limit, replica)
            : try Self.fitting(filter, limit, replica, naslag, today)
        dossiers = Array(found.prefix(limit))
        hasMore = found.count > limit
    }

    /// The first page of all, and one more.
    private static func first(_ limit: Int, _ replica: Replica) throws -> [Listed] {
        let titles = try replica.titles(
            of: DossierField.type, limit: limit == .max ? limit : limit + 1)
        let folders = titles.map(\.folder)
        let table = try TrajectTable(replica, where: Self.condition(folders))
        return try named(folders, table, table.last, replica)
    }

    private static func condition(_ folders: [FolderID]) -> [RowCondition] {
        folders.count <= mostAtOnce ? [.folders(folders)] : []
    }

    private static func fitting(
        _ filter: DossierFilter, _ limit: Int, _ replica: Replica, _ naslag: Naslag,
        _ today: Day
    ) throws -> [Listed] {
        var mine = filter.folders
        if let user = filter.medewerker {
            let caseload = try Caseload(replica, of: user, on: today).folders
            mine = mine.map { $0.intersection(caseload) } ?? caseload
        }
        let table = try TrajectTable(
            replica, where: mine.map { condition(Array($0)) } ?? [])
        let last = table.last.filter { folder, place in
            (mine?.contains(folder) ?? true)
                && filter.fits(table.trajecten[place].feiten, naslag, on: today)
        }
        if last.count > mostAtOnce {
            return try named(firstOf(last, limit, replica), table, last, replica)
        }
        return try named(Array(last.keys), table, last, replica)
            .map { (sortKey($0.naam), $0) }
            .sorted { ($0.0, $0.1.folder) < ($1.0, $1.1.folder) }.map(\.1)
    }

    /// The first page of many, and one more, as all names are in order already.
    private static func firstOf(
        _ fitting: [FolderID: Int], _ limit: Int, _ replica: Replica
    ) throws -> [FolderID] {
        var found: [FolderID] = []
        var last: TitledRecord?
        repeat {
            let titles = try replica.titles(of: DossierField.type, after: last, limit: mostAtOnce)
            found += titles.map(\.folder).filter { fitting[$0] != nil }
            last = titles.count < mostAtOnce ? nil : titles.last
        } while last != nil && found.count <= limit
        return limit == .max ? found : Array(found.prefix(limit + 1))
    }

    private static func named(
        _ folders: [FolderID], _ table: TrajectTable, _ last: [FolderID: Int], _ replica: Replica
    ) throws -> [Listed] {
        guard !folders.isEmpty else { return [] }
        var names: [FolderID: (naam: String?, gemeente: String?)] = [:]
        try replica.eachRow(
            of: DossierField.type, [DossierField.naam, .gemeente].map(\.number),
            where: condition(folders)
        ) { names[$0.folder] = ($0.text(0), $0.text(1)) }
        return folders.map { folder in
            Listed(
                folder: folder, naam: names[folder]?.naam ?? "(zonder naam)",
                gemeente: names[folder]?.gemeente,
                feiten: last[folder].map { table.trajecten[$0].feiten } ?? TrajectFeiten())
        }
    }
}
