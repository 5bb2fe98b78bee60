internal import SQLite
public import SyncProtocol

/// The shown values of some registers of one record, read where the table has them: for lists of very
/// many. It is there only while it is looked at.
public struct ShownRow {
    /// Folder and record stand before what was asked for.
    private static let firstValue = 2

    private let row: Row

    fileprivate init(_ row: Row) { self.row = row }

    public var folder: FolderID { FolderID(words: row.words(0)!) }
    public var record: RecordID { RecordID(words: row.words(1)!) }

    // By the place of the field among those that were asked for; nil where it is empty.

    public func whole(_ index: Int) -> Int64? { row.optionalInteger(index + Self.firstValue) }

    public func text(_ index: Int) -> String? { row.optionalText(index + Self.firstValue) }

    public func reference(_ index: Int) -> RecordID? {
        row.words(index + Self.firstValue).map { RecordID(words: $0) }
    }

    public func user(_ index: Int) -> UserID? {
        row.words(index + Self.firstValue).map { UserID(words: $0) }
    }
}

extension Replica {
    /// Goes through the records of a type under all conditions, in no order; quick where one has an index.
    ///
    /// A field that the schema does not know, or that is no register, is shown empty.
    public func eachRow(
        of type: TypeNumber, _ fields: [FieldNumber], where conditions: [RowCondition] = [],
        _ body: (ShownRow) throws -> Void
    ) throws {
        guard let table = schema.type(type) else { return }
        let columns = fields.map { table.register($0).map { "\"\($0)\"" } ?? "NULL" }
        var clauses = RowClauses(schema: schema)
        let texts = conditions.map { clauses.clause($0, of: table) }
        let statement = try db.prepare(
            "SELECT \((["folder", "record"] + columns).joined(separator: ", "))\n"
                + "FROM \"\(table.name)\" AS \(RowClauses.alias(0))"
                + (texts.isEmpty ? "" : "\nWHERE " + texts.joined(separator: "\nAND ")))
        for (index, value) in clauses.bindings.enumerated() {
            try statement.bind(value, at: index + 1)
        }
        while try statement.step() { try body(ShownRow(statement.row)) }
    }

    /// What is made of each row; nothing of those that give nil.
    public func rows<Result>(
        of type: TypeNumber, _ fields: [FieldNumber], where conditions: [RowCondition] = [],
        _ make: (ShownRow) throws -> Result?
    ) throws -> [Result] {
        var results: [Result] = []
        try eachRow(of: type, fields, where: conditions) { row in
            if let result = try make(row) { results.append(result) }
        }
        return results
    }
}
