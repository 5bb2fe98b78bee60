public import Replica
public import SyncProtocol

/// What the office has to look at: signals that are not done, and proposals that are not decided.
public struct Queues: Sendable {
    public let signals: [Signal]
    public let proposals: [Proposal]

    public struct Signal: Hashable, Sendable {
        public let folder: FolderID
        public let record: RecordID
        public let traject: RecordID
        public let day: Day?
        public let soort: Signaalsoort
        public let isTaken: Bool
    }

    public struct Proposal: Hashable, Sendable {
        public let folder: FolderID
        public let record: RecordID
        public let day: Day?
        public let uitkomst: Afsluituitkomst
        public let reden: String
    }

    /// The oldest first.
    public init(_ replica: Replica, where conditions: [RowCondition] = []) throws {
        let signalFields: [SignaalField] = [.traject, .datum, .soort, .opgepaktDoor]
        signals = try replica.rows(
            of: SignaalField.type, signalFields.map(\.number),
            where: conditions + [.empty(SignaalField.afgehandeldOp.number)]
        ) { row in
            Signal(
                folder: row.folder, record: row.record,
                traject: row.traject(0), day: row.day(1),
                soort: row.whole(2).flatMap(Signaalsoort.init) ?? .anders,
                isTaken: row.user(3) != nil)
        }.sorted { ($0.day?.number ?? 0, $0.record) < ($1.day?.number ?? 0, $1.record) }
        let proposalFields: [AfsluitvoorstelField] = [.datum, .uitkomst, .reden]
        proposals = try replica.rows(
            of: AfsluitvoorstelField.type, proposalFields.map(\.number),
            where: conditions + [.empty(AfsluitvoorstelField.besluit.number)]
        ) { row in
            guard let uitkomst = row.whole(1).flatMap(Afsluituitkomst.init) else { return nil }
            return Proposal(
                folder: row.folder, record: row.record, day: row.day(0), uitkomst: uitkomst,
                reden: row.text(2) ?? "")
        }.sorted { ($0.day?.number ?? 0, $0.record) < ($1.day?.number ?? 0, $1.record) }
    }
}
