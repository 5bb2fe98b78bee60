internal import SQLite
public import SyncProtocol

/// The shown values of some registers of one record, as its table has them; for lists of very many.
public struct ShownRow: Sendable {
    public let folder: FolderID
    public let record: RecordID
    /// In the order in which the fields were asked for.
    public let values: [Value]

    public func whole(_ index: Int) -> Int64? {
        if case .whole(let number) = values[index] { number } else { nil }
    }

    public func text(_ index: Int) -> String? {
        if case .text(let text) = values[index] { text } else { nil }
    }

    public func reference(_ index: Int) -> RecordID? {
        if case .bytes(let bytes) = values[index] { RecordID(bytes) } else { nil }
    }
}

/// What the records of a list have in common.
public enum RowCondition: Sendable {
    case equal(FieldNumber, Value)
    case within(FieldNumber, ClosedRange<Int64>)
    case empty(FieldNumber)
    /// In one of these folders; at most some thousands.
    case folders([FolderID])
    /// In a folder that also holds a record of another type whose field shows a value.
    case beside(TypeNumber, FieldNumber, Value)
}

extension Replica {
    /// The records of a type under all conditions, in no order; quick where a condition has an index.
    ///
    /// A field that the schema does not know, or that is no register, is shown empty.
    public func rows(
        of type: TypeNumber, _ fields: [FieldNumber], where conditions: [RowCondition] = []
    ) throws -> [ShownRow] {
        guard let table = schema.type(type) else { return [] }
        let columns = fields.map { table.register($0).map { "\"\($0)\"" } ?? "NULL" }
        var bindings: [SQLValue] = []
        let clauses = conditions.map { clause($0, of: table, &bindings) }
        let statement = try db.prepare(
            "SELECT \((["folder", "record"] + columns).joined(separator: ", "))\n"
                + "FROM \"\(table.name)\""
                + (clauses.isEmpty ? "" : "\nWHERE " + clauses.joined(separator: "\nAND ")))
        for (index, value) in bindings.enumerated() { try statement.bind(value, at: index + 1) }
        var rows: [ShownRow] = []
        while try statement.step() {
            let row = statement.row
            rows.append(
                ShownRow(
                    folder: FolderID(words: row.words(0)!), record: RecordID(words: row.words(1)!),
                    values: fields.indices.map { Value(row.value($0 + 2)) }))
        }
        return rows
    }

    private func clause(
        _ condition: RowCondition, of table: RecordType, _ bindings: inout [SQLValue]
    ) -> String {
        func bound(_ value: SQLValue) -> String {
            bindings.append(value)
            return "?"
        }
        switch condition {
        case .equal(let field, let value):
            guard let column = table.register(field) else { return "FALSE" }
            return "\"\(column)\" IS \(bound(value.column))"
        case .within(let field, let range):
            guard let column = table.register(field) else { return "FALSE" }
            let (low, high) = (bound(.integer(range.lowerBound)), bound(.integer(range.upperBound)))
            return "\"\(column)\" BETWEEN \(low) AND \(high)"
        case .empty(let field):
            guard let column = table.register(field) else { return "TRUE" }
            // The plus keeps it from being looked up by this: most records have it empty.
            return "+\"\(column)\" IS NULL"
        case .folders(let folders):
            let places = folders.map { bound(.blob($0.bytes)) }.joined(separator: ", ")
            return "folder IN (\(places))"
        case .beside(let type, let field, let value):
            guard let other = schema.type(type), let column = other.register(field) else {
                return "FALSE"
            }
            return "folder IN (SELECT folder FROM \"\(other.name)\" "
                + "WHERE \"\(column)\" IS \(bound(value.column)))"
        }
    }
}

extension RecordType {
    /// The column of a register.
    fileprivate func register(_ field: FieldNumber) -> String? {
        guard let definition = definition(of: field), case .register = definition.merging else {
            return nil
        }
        return definition.name
    }
}
