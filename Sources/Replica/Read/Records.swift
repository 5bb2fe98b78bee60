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

extension ShownRecord {
    /// As it was shown when a form was opened on it; nil where it was not there.
    public init?(_ key: RecordKey, in form: Form) {
        guard let shown = form[key]?.shown, shown.existence == .present else { return nil }
        self.init(
            folder: form.folder, key: key, values: shown.values,
            sets: shown.sets.mapValues { $0.sorted() }, texts: shown.texts)
    }
}

extension Replica {
    /// The records of a type that are not deleted, in one folder or in all, by folder and identifier.
    public func records(
        of type: TypeNumber, in folder: FolderID? = nil
    ) throws -> [ShownRecord] {
        guard let table = rowTables[type] else { return [] }
        let query = "SELECT folder, record, \(table.columnList) FROM \"\(table.type.name)\""
        let statement = try db.prepare(
            query + (folder == nil ? "" : " WHERE folder = ?") + " ORDER BY folder, record")
        if let folder { try statement.bind(words: folder.words, at: 1) }
        var records: [ShownRecord] = []
        while try statement.step() {
            let row = statement.row
            let key = RecordKey(type: type, record: RecordID(row.blob(1))!)
            let state = try table.state(row, from: 2)
            if let shown = try shown(state, key, in: FolderID(row.blob(0))!) {
                records.append(shown)
            }
        }
        return records
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
