public import Replica
public import SyncProtocol

/// One visit to a dossier, as the access logs on this device have it.
public struct AccessEntry: Hashable, Sendable {
    public let soort: Inzagesoort
    /// Milliseconds since 1970.
    public let wanneer: Int64
    public let wie: UserID
    public let rol: String?
    public let namens: String?
    public let grond: Inzagegrond
    public let reden: String?
    public let apparaat: SiteID?

    /// Nil for an entry that lacks what it cannot do without.
    init?(_ record: ShownRecord) {
        guard let soort = record.choice(Inzagesoort.self, InzageField.soort),
            let wanneer = record.whole(InzageField.wanneer),
            let wie = record.user(InzageField.wie)
        else { return nil }
        self.soort = soort
        self.wanneer = wanneer
        self.wie = wie
        rol = record.text(InzageField.rol)
        namens = record.text(InzageField.namens)
        grond = record.choice(Inzagegrond.self, InzageField.grond) ?? .werkInRegio
        reden = record.text(InzageField.reden)
        apparaat = record.reference(InzageField.apparaat).flatMap { SiteID($0.bytes) }
    }
}

extension Replica {
    /// All visits to a dossier that this device knows of, the latest first.
    public func accessEntries(of dossier: FolderID) throws -> [AccessEntry] {
        let alone = try records(
            of: InzageField.type, where: InzageField.dossier.number, is: .bytes(dossier.bytes))
        let lists = try rows(
            of: InzageField.type, [], where: [.empty(InzageField.dossier.number)]
        ) { ($0.folder, $0.record) }
        .compactMap { try record(InzageField.key($1), in: $0) }
        .filter { $0.looked.contains(dossier) }
        return (alone + lists).compactMap(AccessEntry.init)
            .sorted { ($0.wanneer, $0.wie) > ($1.wanneer, $1.wie) }
    }

    /// The folders of the access log that are here: this device's own, or at the office everybody's.
    public func accessLogs() throws -> [FolderID] { try folders(.here, of: .toegangslog) }
}

extension ShownRecord {
    /// The dossiers that an entry of the access log tells of.
    public var looked: [FolderID] {
        (sets[InzageField.dossiers.number] ?? []).compactMap { value in
            if case .bytes(let bytes) = value { FolderID(bytes) } else { nil }
        }
    }
}
