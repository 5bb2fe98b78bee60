internal import SQLite
internal import SyncProtocol

/// A change as the hub keeps it, with its header and its body.
struct StoredChange {
    let judged: JudgedChange
    let change: Change
    let device: DeviceID
    let received: Int64

    static let columns =
        JudgedChange.columns + ", change.header, change.body, change.device, change.received"
    /// In a query that asks for more, the rest comes after these.
    static let columnCount = 13

    init(_ row: Row) {
        judged = JudgedChange(row)
        do {
            change = try Change(
                stored: row.blob(9), body: row.optionalBlob(10), name: judged.name)
        } catch {
            preconditionFailure("the hub stores only headers that it could read: \(error)")
        }
        device = DeviceID(words: row.words(11)!)
        received = row.integer(12)
    }

    var name: ChangeName { change.name }
    var header: Header { change.header }

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
        return try presentName(of: name).flatMap { try stored(named: $0) }
    }

    func stored(number: Int64) throws -> StoredChange? {
        try db.first(
            "SELECT \(StoredChange.columns) FROM change WHERE number = :number",
            ["number": .integer(number)], StoredChange.init)
    }

    /// Every body that the hub keeps, whatever it decided of the change.
    package func bodies() throws -> [[UInt8]] {
        try db.all("SELECT body FROM change WHERE body IS NOT NULL ORDER BY number") { $0.blob(0) }
    }
}
