internal import Merge
internal import SQLite
public import SyncProtocol

/// What the hub decided of a change, as it is stored.
enum HubStanding: Int64 {
    case accepted
    case held
    case rejected
    case refused
}

/// A change as the hub keeps it.
struct StoredChange {
    let number: Int64
    let name: ChangeName
    let header: Header
    let body: [UInt8]?
    let device: DeviceID
    /// Whether its own maker brought it; otherwise it was offered by another.
    let isPushed: Bool
    /// Whether a receipt of this hub covers it.
    let isProven: Bool
    let received: Int64
    let standing: HubStanding
    let reason: Int64?
    let words: String?
    let position: Int64?

    static let columns = """
        number, name, header, body, device, pushed, proven, received, standing, reason, words, \
        position
        """

    init(_ row: Row) {
        number = row.integer(0)
        name = ChangeName(row.blob(1))!
        do { header = try Header(decoding: row.blob(2)) } catch {
            preconditionFailure("the hub stores only headers that it could read: \(error)")
        }
        body = row.optionalBlob(3)
        device = DeviceID(row.blob(4))!
        isPushed = row.integer(5) == 1
        isProven = row.integer(6) == 1
        received = row.integer(7)
        standing = HubStanding(rawValue: row.integer(8))!
        reason = row.optionalInteger(9)
        words = row.optionalText(10)
        position = row.optionalInteger(11)
    }

    var change: Change { Change(header: header, body: body) }

    func verdict(key: [UInt8]) -> Verdict {
        switch standing {
        case .accepted: .accepted(Receipt(of: name, key: key))
        case .held: .held(HoldReason(rawValue: UInt64(reason ?? 0)) ?? .noRight)
        case .rejected: .rejected(words.map { .byPerson($0) } ?? .standsOnRejected)
        case .refused: .refused(RefuseReason(rawValue: UInt64(reason ?? 0)) ?? .bodyMalformed)
        }
    }

    /// The names that others may know it by, the present one last.
    var names: [ChangeName] { header.formerHeaders.map(\.name) + [name] }
}

extension Hub {
    func stored(named name: ChangeName) throws -> StoredChange? {
        try db.first(
            "SELECT \(StoredChange.columns) FROM change WHERE name = :name",
            ["name": .blob(name.bytes)], StoredChange.init)
    }

    /// A change by any name that it ever had.
    func stored(everNamed name: ChangeName) throws -> StoredChange? {
        if let change = try stored(named: name) { return change }
        let present = try db.first(
            "SELECT name FROM alias WHERE former = :former", ["former": .blob(name.bytes)]
        ) { ChangeName($0.blob(0))! }
        return try present.flatMap { try stored(named: $0) }
    }

    func stored(number: Int64) throws -> StoredChange? {
        try db.first(
            "SELECT \(StoredChange.columns) FROM change WHERE number = :number",
            ["number": .integer(number)], StoredChange.init)
    }

    public func places(of folder: FolderID) throws -> [Scope] { try liveScopes(of: folder) }

    func liveScopes(of folder: FolderID) throws -> [Scope] {
        try db.all(
            "SELECT DISTINCT place FROM place WHERE folder = :folder ORDER BY place",
            ["folder": .blob(folder.bytes)]
        ) { Scope($0.text(0))! }
    }

    func kind(of folder: FolderID) throws -> FolderKind? {
        try db.first(
            "SELECT kind FROM folder WHERE folder = :folder", ["folder": .blob(folder.bytes)]
        ) { FolderKind($0.text(0))! }
    }

    /// SHA-256 over the sorted accepted heads, as replicas compute it.
    public func digest(of folder: FolderID) throws -> FolderDigest {
        FolderDigest(
            heads: try db.all(
                """
                SELECT change.name
                FROM head
                JOIN change USING (position)
                WHERE head.folder = :folder
                """,
                ["folder": .blob(folder.bytes)]
            ) { ChangeName($0.blob(0))! })
    }

    /// Every body that the hub keeps, whatever it decided of the change.
    package func bodies() throws -> [[UInt8]] {
        try db.all("SELECT body FROM change WHERE body IS NOT NULL ORDER BY number") { $0.blob(0) }
    }

    public func folders() throws -> [FolderID] {
        try db.all("SELECT folder FROM folder ORDER BY folder") { FolderID($0.blob(0))! }
    }
}
