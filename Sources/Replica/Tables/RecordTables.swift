internal import Merge
internal import SQLite
internal import SyncProtocol

// Records, their shown rows and their conflicts, written together.

extension Replica {
    func state(of key: RecordKey, in folder: FolderID) throws -> RecordState? {
        if let table = rowTables[key.type], let state = try table.state(of: key.record, in: folder)
        {
            return state
        }
        let bytes = try db.first(
            """
            SELECT state
            FROM deleted
            WHERE folder = :folder AND type = :type AND record = :record
            """,
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
                "record": .blob(key.record.bytes),
            ]
        ) { $0.blob(0) }
        return try bytes.map { bytes in try RecordState(decoding: bytes) }
    }

    /// Shows the state in a row, or keeps it among the deleted ones.
    func store(_ state: RecordState, of key: RecordKey, in folder: FolderID) throws {
        guard let table = rowTables[key.type] else { return }
        if state.isDeleted {
            try table.remove(key.record, in: folder)
            try keepDeleted(state, of: key, in: folder)
        } else {
            try table.write(state, of: key.record, in: folder) { field in
                if case .set = field.merging {
                    return setColumn(state.elements(of: field.number))
                }
                return try shownValue(state.registers[field.number] ?? [])?.column ?? .null
            }
        }
    }

    private func keepDeleted(
        _ state: RecordState, of key: RecordKey, in folder: FolderID
    ) throws {
        try db.run(
            """
            INSERT INTO deleted (folder, type, record, state)
            VALUES (:folder, :type, :record, :state)
            ON CONFLICT DO UPDATE SET state = excluded.state
            """,
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
                "record": .blob(key.record.bytes), "state": .blob(state.encoded),
            ])
    }

    func removeDeleted(_ key: RecordKey, in folder: FolderID) throws {
        try db.run(
            "DELETE FROM deleted WHERE folder = :folder AND type = :type AND record = :record",
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
                "record": .blob(key.record.bytes),
            ])
    }

    /// Of values written apart, the one with the greatest time and name is shown first.
    func shownValue(_ values: [LiveValue]) throws -> Value? {
        guard values.count > 1 else { return values.first?.value }
        let stamped = try values.map { (try stamp(of: $0.change), $0.value) }
        return stamped.max { $0.0 < $1.0 }?.1
    }

    func stamp(of change: LogNumber) throws -> Stamp {
        guard let row = try row(at: change) else {
            preconditionFailure("a live value without its change")
        }
        return Stamp(at: row.header.at, name: row.name, author: row.header.author)
    }

    func unlistConflicts(of key: RecordKey, in folder: FolderID) throws {
        try db.run(
            "DELETE FROM conflict WHERE folder = :folder AND type = :type AND record = :record",
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
                "record": .blob(key.record.bytes),
            ])
    }

    /// What is retired since the file was last opened is not for people to decide any more.
    func unlistRetired() throws {
        for type in schema.types {
            for field in type.fields where field.isRetired {
                try db.run(
                    "DELETE FROM conflict WHERE type = :type AND field = :field",
                    [
                        "type": .integer(Int64(type.number.rawValue)),
                        "field": .integer(Int64(field.number.rawValue)),
                    ])
            }
        }
    }

    /// Returns how many there are.
    func listConflicts(
        _ state: RecordState, of key: RecordKey, in folder: FolderID
    ) throws -> Int {
        guard !state.isDeleted, !state.isSettled else { return 0 }
        var contested: [Int64] = []
        for field in schema.type(key.type)?.fields ?? [] {
            // Nobody can decide about a field that is not written any more.
            guard case .register(_, .review) = field.merging, !field.isRetired else { continue }
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
        return contested.count
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
