public import Replica
public import SyncProtocol

/// A page of the dossiers on this device, by name as a Dutch list has it.
///
/// One that goes on in another one is told there, and listed by itself only where that is asked for.
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
        let joined = try JoinedDossiers(replica, filter.withJoined)
        let candidates = try filter.candidates(replica, naslag, joined, on: today)
        var names = try DossiersByName(replica, candidates, butNot: joined.folders)
        let pageSize = limit == .max ? limit : limit + 1
        var found: [Listed] = []
        while found.count <= limit, let page = try names.next(pageSize) {
            let last = try joined.lastTrajecten(of: page, replica)
            let fitting = page.filter {
                filter.fits(last[$0] ?? TrajectFeiten(), naslag, on: today)
            }
            found += try Self.named(fitting, last, replica)
        }
        dossiers = Array(found.prefix(limit))
        hasMore = found.count > limit
    }

    private static func named(
        _ folders: [FolderID], _ last: [FolderID: TrajectFeiten], _ replica: Replica
    ) throws -> [Listed] {
        guard !folders.isEmpty else { return [] }
        var names: [FolderID: (naam: String?, gemeente: String?)] = [:]
        try replica.eachRow(
            of: DossierField.type, [DossierField.naam, .gemeente].map(\.number),
            where: .only(in: folders)
        ) { names[$0.folder] = ($0.text(0), $0.text(1)) }
        return folders.map { folder in
            Listed(
                folder: folder, naam: names[folder]?.naam ?? "(zonder naam)",
                gemeente: names[folder]?.gemeente, feiten: last[folder] ?? TrajectFeiten())
        }
    }
}
