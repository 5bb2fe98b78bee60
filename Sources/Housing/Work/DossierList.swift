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

    public init(
        _ replica: Replica, _ filter: DossierFilter = DossierFilter(), _ naslag: Naslag,
        on today: Day, limit: Int
    ) throws {
        var mine: Set<FolderID>?
        if let user = filter.medewerker {
            mine = try Caseload(replica, of: user, on: today).folders
        }
        let found =
            mine == nil && !filter.isAboutFacts
            ? try Self.first(limit, replica)
            : try Self.fitting(filter, among: mine, replica, naslag, today)
        dossiers = Array(found.prefix(limit))
        hasMore = found.count > limit
    }

    /// The first page of all, and one more.
    private static func first(_ limit: Int, _ replica: Replica) throws -> [Listed] {
        let titles = try replica.titles(
            of: DossierField.type, limit: limit == .max ? limit : limit + 1)
        let folders = titles.map(\.folder)
        let few = folders.count <= mostAtOnce ? RowCondition.folders(folders) : nil
        let table = try TrajectTable(replica, where: few.map { [$0] } ?? [])
        return try named(folders, table.last, few, replica)
    }

    /// Few enough to be asked for one by one; more are read with all others.
    private static let mostAtOnce = 500

    private static func fitting(
        _ filter: DossierFilter, among mine: Set<FolderID>?, _ replica: Replica,
        _ naslag: Naslag, _ today: Day
    ) throws -> [Listed] {
        let few = mine.flatMap { $0.count <= mostAtOnce ? RowCondition.folders(Array($0)) : nil }
        let table = try TrajectTable(replica, where: few.map { [$0] } ?? [])
        let last = table.last.filter { folder, entry in
            (mine?.contains(folder) ?? true) && filter.fits(entry.feiten, naslag, on: today)
        }
        let folders = Array(last.keys)
        let those = folders.count <= mostAtOnce ? RowCondition.folders(folders) : nil
        return try named(folders, last, those, replica)
            .map { (sortKey($0.naam), $0) }
            .sorted { ($0.0, $0.1.folder) < ($1.0, $1.1.folder) }.map(\.1)
    }

    private static func named(
        _ folders: [FolderID], _ last: [FolderID: TrajectTable.Entry], _ few: RowCondition?,
        _ replica: Replica
    ) throws -> [Listed] {
        guard !folders.isEmpty else { return [] }
        var names: [FolderID: (naam: String?, gemeente: String?)] = [:]
        try replica.eachRow(
            of: DossierField.type, [DossierField.naam, .gemeente].map(\.number),
            where: few.map { [$0] } ?? []
        ) { names[$0.folder] = ($0.text(0), $0.text(1)) }
        return folders.map { folder in
            Listed(
                folder: folder, naam: names[folder]?.naam ?? "(zonder naam)",
                gemeente: names[folder]?.gemeente,
                feiten: last[folder]?.feiten ?? TrajectFeiten())
        }
    }
}
