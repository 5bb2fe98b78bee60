internal import Merge
internal import SQLite
internal import SyncProtocol

// Records, their shown rows and their conflicts, written together.

extension Replica {
    func state(of key: RecordKey, in folder: FolderID) throws -> RecordState? {
        let bytes = try db.first(
            """
            SELECT state
            FROM record
            WHERE folder = :folder AND type = :type AND record = :record
            """,
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
                "record": .blob(key.record.bytes),
            ]
        ) { $0.blob(0) }
        return try bytes.map { bytes in try RecordState(decoding: bytes) }
    }

    func store(_ state: RecordState, of key: RecordKey, in folder: FolderID) throws {
        try db.run(
            """
            INSERT INTO record (folder, type, record, state)
            VALUES (:folder, :type, :record, :state)
            ON CONFLICT DO UPDATE SET state = excluded.state
            """,
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
                "record": .blob(key.record.bytes), "state": .blob(state.encoded),
            ])
        try show(state, of: key, in: folder)
        try listConflicts(state, of: key, in: folder)
    }

    private func show(_ state: RecordState, of key: RecordKey, in folder: FolderID) throws {
        guard let type = schema.type(key.type) else { return }
        if state.isDeleted { return try type.remove(key.record, in: folder, on: db) }
        var values: [FieldNumber: SQLValue] = [:]
        for (field, _) in type.columns {
            if case .set = field.merging {
                values[field.number] = setColumn(state.elements(of: field.number))
            } else {
                values[field.number] = try shownValue(state.registers[field.number] ?? [])?.column
            }
        }
        try type.write(key.record, in: folder, values, on: db)
    }

    /// Of values written apart, the one with the greatest time and name is shown first.
    func shownValue(_ values: [LiveValue]) throws -> Value? {
        guard values.count > 1 else { return values.first?.value }
        let stamped = try values.map { (try stamp(of: $0.change), $0.value) }
        return stamped.max { $0.0 < $1.0 }?.1
    }

    func stamp(of change: LogNumber) throws -> Stamp {
        let row = try db.first(
            "SELECT \(LogRow.columns) FROM change WHERE number = :number",
            ["number": .integer(change.rawValue)], LogRow.init)
        guard let row else { preconditionFailure("a live value without its change") }
        return Stamp(at: row.header.at, name: row.name, author: row.header.author)
    }

    private func listConflicts(
        _ state: RecordState, of key: RecordKey, in folder: FolderID
    ) throws {
        try db.run(
            "DELETE FROM conflict WHERE folder = :folder AND type = :type AND record = :record",
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
                "record": .blob(key.record.bytes),
            ])
        guard !state.isDeleted else { return }
        var contested: [Int64] = []
        for field in schema.type(key.type)?.fields ?? [] {
            guard case .register(_, .review) = field.merging else { continue }
            if state.isContested(field.number) { contested.append(Int64(field.number.rawValue)) }
        }
        if state.deletionIsContested { contested.append(existenceField) }
        for field in contested {
            try db.run(
                """
                INSERT INTO conflict (folder, type, record, field)
                VALUES (:folder, :type, :record, :field)
                """,
                [
                    "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
                    "record": .blob(key.record.bytes), "field": .integer(field),
                ])
        }
    }
}

/// Who made a change and when; ordered as values written apart are shown.
struct Stamp: Comparable {
    let at: Int64
    let name: ChangeName
    let author: UserID

    static func < (one: Stamp, other: Stamp) -> Bool {
        (one.at, one.name) < (other.at, other.name)
    }
}
