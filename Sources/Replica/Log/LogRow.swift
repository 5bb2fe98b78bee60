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
        standing = Standing(column: row.integer(4))
        receipt = row.optionalBlob(5).flatMap { Receipt($0) }
        parents = decodedNumbers(row.blob(6))
        counts = row.integer(7) == 1
    }

    /// As it is called now, and as it was called before its site forked.
    var allNames: [ChangeName] { [name] + header.formerHeaders.map(\.name) }

    var change: Change { Change(header: header, body: body) }

    var operations: [Operation] { reading?.operations ?? [] }

    /// A body that cannot be opened has no operations; the hub refuses such a change.
    var reading: BodyReading? { body.flatMap { try? BodyReading($0) } }
}

extension Replica {
    func row(named name: ChangeName) throws -> LogRow? {
        let filed = try db.first(
            """
            SELECT \(LogRow.columns)
            FROM change
            WHERE name_start = :start AND name = :name AND \(Standing.isFiled)
            """,
            ["start": name.column, "name": .blob(name.bytes)], LogRow.init)
        if let filed { return filed }
        return try pile.find(name).flatMap { try row(at: $0.number) }
    }

    func row(at number: LogNumber) throws -> LogRow? {
        try db.first(
            "SELECT \(LogRow.columns) FROM change WHERE number = :number",
            ["number": .integer(number.rawValue)], LogRow.init)
    }

    /// The row of a change by any name that it ever had.
    func row(everNamed name: ChangeName) throws -> LogRow? {
        if let row = try row(named: name) { return row }
        guard let present = try presentName(of: name) else { return nil }
        return try row(named: present)
    }

    private func presentName(of former: ChangeName) throws -> ChangeName? {
        var name = former
        while let next = try log.laterName(of: name) { name = next }
        return name == former ? nil : name
    }

    func rows(in folder: FolderID) throws -> [LogRow] {
        try db.all(
            """
            SELECT \(LogRow.columns)
            FROM change
            WHERE number IN (SELECT number FROM change WHERE folder = :folder)
            ORDER BY number
            """,
            ["folder": .blob(folder.bytes)], LogRow.init)
    }

    func remember(formerNamesOf change: Change) throws {
        for former in change.header.formerHeaders { try remember(former.name, as: change.name) }
    }

    /// The two names mean one change, which goes by the second.
    func remember(_ former: ChangeName, as name: ChangeName) throws {
        try db.run(
            "INSERT OR REPLACE INTO alias (former, name) VALUES (:former, :name)",
            ["former": .blob(former.bytes), "name": .blob(name.bytes)])
        log.forget()
    }
}

extension ChangeName {
    /// What the name begins with, as the number by which the log finds it.
    var column: SQLValue { .integer(Int64(bitPattern: leadingWord)) }
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
