internal import SQLite
public import SyncProtocol

/// What the records of a list have in common.
public indirect enum RowCondition: Sendable {
    case equal(FieldNumber, Value)
    case within(FieldNumber, ClosedRange<Int64>)
    case empty(FieldNumber)
    /// In one of these folders; at most some thousands.
    case folders([FolderID])
    /// In their folder there is a record of this type, under conditions of its own.
    case beside(TypeNumber, [RowCondition])
    /// No record of this type in their folder names them by this register, under conditions of its own.
    case notNamed(by: TypeNumber, FieldNumber, [RowCondition])
    case any([RowCondition])
}

/// Conditions as SQL, and what is bound in it.
struct RowClauses {
    let schema: Schema
    private(set) var bindings: [SQLValue] = []

    init(schema: Schema) { self.schema = schema }

    /// What a table is called that stands within so many others.
    static func alias(_ depth: Int) -> String { "t\(depth)" }

    /// Of the rows of a table, which stands within so many others.
    mutating func clause(
        _ condition: RowCondition, of table: RecordType, depth: Int = 0
    ) -> String {
        switch condition {
        case .equal(let field, let value):
            guard let column = column(field, of: table, depth) else { return "FALSE" }
            return "\(column) IS \(bound(value.column))"
        case .within(let field, let range):
            guard let column = column(field, of: table, depth) else { return "FALSE" }
            let (low, high) = (bound(.integer(range.lowerBound)), bound(.integer(range.upperBound)))
            return "\(column) BETWEEN \(low) AND \(high)"
        case .empty(let field):
            guard let column = column(field, of: table, depth) else { return "TRUE" }
            // The plus keeps it from being looked up by this: most records have it empty.
            return "+\(column) IS NULL"
        case .folders(let folders):
            let places = folders.map { bound(.blob($0.bytes)) }.joined(separator: ", ")
            return "\(Self.alias(depth)).folder IN (\(places))"
        case .beside(let type, let conditions):
            return exists(type, nil, conditions, depth + 1)
        case .notNamed(let type, let field, let conditions):
            return "NOT " + exists(type, field, conditions, depth + 1)
        case .any(let conditions):
            let clauses = conditions.map { clause($0, of: table, depth: depth) }
            return clauses.isEmpty ? "FALSE" : "(" + clauses.joined(separator: " OR ") + ")"
        }
    }

    /// Within another table it is looked up by its folder, where the records of one dossier stand
    /// together; the plus keeps it from being looked up by this.
    private func column(_ field: FieldNumber, of table: RecordType, _ depth: Int) -> String? {
        table.register(field).map { "\(depth == 0 ? "" : "+")\(Self.alias(depth)).\"\($0)\"" }
    }

    private mutating func exists(
        _ type: TypeNumber, _ naming: FieldNumber?, _ conditions: [RowCondition], _ depth: Int
    ) -> String {
        guard let table = schema.type(type) else { return "FALSE" }
        let (inner, outer) = (Self.alias(depth), Self.alias(depth - 1))
        var clauses = ["\(inner).folder = \(outer).folder"]
        if let naming {
            guard let column = column(naming, of: table, depth) else { return "FALSE" }
            clauses.append("\(column) = \(outer).record")
        }
        for condition in conditions { clauses.append(clause(condition, of: table, depth: depth)) }
        return "EXISTS (SELECT 1 FROM \"\(table.name)\" AS \(inner)\nWHERE "
            + clauses.joined(separator: " AND ") + ")"
    }

    private mutating func bound(_ value: SQLValue) -> String {
        bindings.append(value)
        return "?"
    }
}

extension RecordType {
    /// The column of a register.
    func register(_ field: FieldNumber) -> String? {
        guard let definition = definition(of: field), case .register = definition.merging else {
            return nil
        }
        return definition.name
    }
}
