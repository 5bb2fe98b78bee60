internal import Replica
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
    /// Also those that go on in another one, each as it was by itself.
    public var withJoined = false

    public init() {}

    func fits(_ feiten: TrajectFeiten, _ naslag: Naslag, on today: Day) -> Bool {
        if let status, feiten.status(on: today) != status { return false }
        if let gemeente, feiten.gemeente != gemeente { return false }
        if let regio, feiten.gemeente.flatMap(naslag.gemeente)?.regio != regio { return false }
        if let woonproces, feiten.woonproces != woonproces { return false }
        if let flag, !feiten.flags.contains(flag) { return false }
        return true
    }

    /// The dossiers that may fit, and hardly any others; nil where all may.
    func candidates(
        _ replica: Replica, _ naslag: Naslag, _ joined: JoinedDossiers, on today: Day
    ) throws -> Set<FolderID>? {
        let sets =
            [
                folders, try medewerker.map { try Caseload(replica, of: $0, on: today).folders },
                try status.map { try replica.folders(that: $0.conditions(on: today)) },
                try gemeente.map { try replica.folders(registeredIn: $0) },
                try regio.map { try replica.folders(registeredIn: $0, naslag) },
                try woonproces.map(replica.folders), try flag.map(replica.folders),
            ].compactMap(\.self).map(joined.shown)
        return sets.dropFirst().reduce(sets.first) { $0?.intersection($1) }
    }
}
