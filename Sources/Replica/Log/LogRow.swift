internal import Merge
internal import SQLite
internal import SyncProtocol

/// A change as it stands in the log.
struct LogRow {
    let number: LogNumber
    let name: ChangeName
    let header: Header
    let body: [UInt8]?
    let standing: Standing
    let receipt: Receipt?
    /// The numbers of its parents while it counts.
    let parents: [LogNumber]
    let counts: Bool

    static let columns = "number, name, header, body, standing, receipt, parents, counts"

    init(_ row: Row) {
        number = LogNumber(row.integer(0))
        name = ChangeName(row.blob(1))!
        do { header = try Header(decoding: row.blob(2)) } catch {
            preconditionFailure("the log holds a header that was checked before: \(error)")
        }
        body = row.optionalBlob(3)
        standing = Standing(rawValue: row.integer(4))!
        receipt = row.optionalBlob(5).flatMap { Receipt($0) }
        parents = decodedNumbers(row.blob(6))
        counts = row.integer(7) == 1
    }

    var change: Change { Change(header: header, body: body) }

    /// A body that cannot be opened has no operations; the hub refuses such a change.
    var operations: [Operation] {
        guard let body, let opened = try? Body(decoding: body) else { return [] }
        return opened.operations
    }
}

extension Replica {
    func row(named name: ChangeName) throws -> LogRow? {
        try db.first(
            "SELECT \(LogRow.columns) FROM change WHERE name = :name",
            ["name": .blob(name.bytes)], LogRow.init)
    }

    /// The row of a change by any name that it ever had.
    func row(everNamed name: ChangeName) throws -> LogRow? {
        if let row = try row(named: name) { return row }
        guard let present = try presentName(of: name) else { return nil }
        return try row(named: present)
    }

    private func presentName(of former: ChangeName) throws -> ChangeName? {
        var name = former
        while let next = try nextName(after: name) { name = next }
        return name == former ? nil : name
    }

    private func nextName(after former: ChangeName) throws -> ChangeName? {
        try db.first(
            "SELECT name FROM alias WHERE former = :former", ["former": .blob(former.bytes)]
        ) { ChangeName($0.blob(0))! }
    }

    func rows(in folder: FolderID) throws -> [LogRow] {
        try db.all(
            "SELECT \(LogRow.columns) FROM change WHERE folder = :folder ORDER BY number",
            ["folder": .blob(folder.bytes)], LogRow.init)
    }

    /// Appends a change that does not count yet.
    func append(_ change: Change, standing: Standing, receipt: Receipt?) throws {
        try db.run(
            """
            INSERT INTO change (name, folder, site, sequence, header, body, standing, receipt)
            VALUES (:name, :folder, :site, :sequence, :header, :body, :standing, :receipt)
            """,
            [
                "name": .blob(change.name.bytes), "folder": .blob(change.header.folder.bytes),
                "site": .blob(change.header.site.bytes),
                "sequence": .integer(change.header.sequence),
                "header": .blob(change.headerBytes), "body": .blob(orNull: change.body),
                "standing": .integer(standing.rawValue),
                "receipt": .blob(orNull: receipt?.bytes),
            ])
        try remember(formerNamesOf: change)
    }

    func remember(formerNamesOf change: Change) throws {
        for former in change.header.formerHeaders { try remember(former.name, as: change.name) }
    }

    /// The two names mean one change, which goes by the second.
    func remember(_ former: ChangeName, as name: ChangeName) throws {
        try db.run(
            "INSERT OR REPLACE INTO alias (former, name) VALUES (:former, :name)",
            ["former": .blob(former.bytes), "name": .blob(name.bytes)])
    }
}

func encodedNumbers(_ numbers: [LogNumber]) -> [UInt8] {
    var writer = CBORWriter()
    writer.array(numbers)
    return writer.output
}

func decodedNumbers(_ bytes: [UInt8]) -> [LogNumber] {
    guard let numbers = readableNumbers(bytes) else {
        preconditionFailure("the log holds numbers that it wrote itself")
    }
    return numbers
}

/// Nil where a damaged file holds something else.
func readableNumbers(_ bytes: [UInt8]) -> [LogNumber]? {
    guard !bytes.isEmpty else { return [] }
    var reader = CBORReader(bytes)
    return try? reader.array(of: LogNumber.self)
}
