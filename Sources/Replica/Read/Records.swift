internal import Merge
internal import SQLite
public import SyncProtocol

/// A record as people see it.
public struct ShownRecord: Sendable {
    public let folder: FolderID
    public let key: RecordKey
    public let values: [FieldNumber: Value]
    public let sets: [FieldNumber: [Value]]
    public let texts: [FieldNumber: String]
}

extension Replica {
    /// The records of a type that are not deleted, in one folder or in all, by folder and identifier.
    public func records(
        of type: TypeNumber, in folder: FolderID? = nil
    ) throws -> [ShownRecord] {
        let rows = try db.all(
            """
            SELECT folder, record, state
            FROM record
            WHERE type = :type AND (:folder IS NULL OR folder = :folder)
            ORDER BY folder, record
            """,
            ["type": .integer(Int64(type.rawValue)), "folder": .blob(orNull: folder?.bytes)]
        ) { (FolderID($0.blob(0))!, RecordID($0.blob(1))!, $0.blob(2)) }
        return try rows.compactMap { folder, record, bytes in
            let state = try RecordState(decoding: bytes)
            return try shown(state, RecordKey(type: type, record: record), in: folder)
        }
    }

    /// One record; nil where there is none or it is deleted.
    public func record(_ key: RecordKey, in folder: FolderID) throws -> ShownRecord? {
        guard let state = try state(of: key, in: folder) else { return nil }
        return try shown(state, key, in: folder)
    }

    private func shown(
        _ state: RecordState, _ key: RecordKey, in folder: FolderID
    ) throws -> ShownRecord? {
        guard !state.isDeleted else { return nil }
        var texts: [FieldNumber: String] = [:]
        for field in schema.type(key.type)?.fields ?? [] where field.merging == .text {
            texts[field.number] = try text(of: Field(key, field.number), in: folder)
        }
        return ShownRecord(
            folder: folder, key: key,
            values: try state.registers.compactMapValues(shownValue),
            sets: state.sets.mapValues { $0.keys.sorted() }, texts: texts)
    }

    public func text(of field: Field, in folder: FolderID) throws -> String {
        try storedText(of: field, in: folder).string
    }
}
