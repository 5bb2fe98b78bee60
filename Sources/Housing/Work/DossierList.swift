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

    /// Enough to fill a page, and little enough to read at once.
    private static let chunk = 500

    public init(
        _ replica: Replica, _ filter: DossierFilter = DossierFilter(), _ naslag: Naslag,
        on today: Day, limit: Int
    ) throws {
        let mine = try filter.medewerker.map {
            try Caseload(replica, of: $0, on: today).folders
        }
        var found: [Listed] = []
        var last: TitledRecord?
        repeat {
            let titles = try replica.titles(
                of: DossierField.type, after: last, limit: Self.chunk)
            let folders = titles.map(\.folder).filter { mine?.contains($0) ?? true }
            found += try Self.read(folders, replica).filter {
                filter.fits($0.feiten, naslag, on: today)
            }
            last = titles.count < Self.chunk ? nil : titles.last
        } while last != nil && found.count <= limit
        dossiers = Array(found.prefix(limit))
        hasMore = found.count > limit
    }

    private static func read(_ folders: [FolderID], _ replica: Replica) throws -> [Listed] {
        guard !folders.isEmpty else { return [] }
        let these = RowCondition.folders(folders)
        let table = try TrajectTable(replica, where: [these])
        let last = table.last
        let names = Dictionary(
            try replica.rows(
                of: DossierField.type, [DossierField.naam, .gemeente].map(\.number), where: [these]
            ).map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
        return folders.map { folder in
            Listed(
                folder: folder, naam: names[folder]?.text(0) ?? "(zonder naam)",
                gemeente: names[folder]?.text(1),
                feiten: last[folder].flatMap { table.feiten[$0] } ?? TrajectFeiten())
        }
    }
}
