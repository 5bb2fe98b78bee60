internal import SQLite
public import SyncProtocol

// Records asked for by the value of one of their fields.

extension Replica {
    /// The records of a type whose field shows this value, by folder and identifier; quick where the
    /// field is indexed.
    public func records(
        of type: TypeNumber, where field: FieldNumber, is value: Value
    ) throws -> [ShownRecord] {
        guard let definition = schema.type(type)?.definition(of: field),
            case .register = definition.merging
        else { return [] }
        return try db.all(
            """
            SELECT folder, record
            FROM "\(schema.type(type)!.name)"
            WHERE "\(definition.name)" IS :value
            ORDER BY folder, record
            """,
            ["value": value.column]
        ) { (FolderID($0.blob(0))!, RecordID($0.blob(1))!) }
        .compactMap { folder, record in
            try self.record(RecordKey(type: type, record: record), in: folder)
        }
    }
}
