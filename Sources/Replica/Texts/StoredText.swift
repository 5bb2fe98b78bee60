internal import Merge
internal import SQLite
internal import SyncProtocol

/// A text at rest: its plain string, and the last changes that touched it.
struct StoredText {
    let heads: [LogNumber]
    let string: String
}

/// What one change typed in one text.
struct TypedEdits {
    let change: LogNumber
    let header: Header
    let name: ChangeName
    let edits: [TextEdit]

    var tie: TieBreak {
        TieBreak(site: header.site, sequence: header.sequence, name: name)
    }
}

extension Replica {
    func storedText(of field: Field, in folder: FolderID) throws -> StoredText {
        let stored = try db.first(
            """
            SELECT heads, string
            FROM text
            WHERE folder = :folder AND type = :type AND record = :record AND field = :field
            """,
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(field.key.type.rawValue)),
                "record": .blob(field.key.record.bytes),
                "field": .integer(Int64(field.number.rawValue)),
            ]
        ) { StoredText(heads: decodedNumbers($0.blob(0)), string: $0.text(1)) }
        return stored ?? StoredText(heads: [], string: "")
    }

    func store(
        _ string: String, heads: [LogNumber], of field: Field, in folder: FolderID
    ) throws {
        try db.run(
            """
            INSERT INTO text (folder, type, record, field, heads, string)
            VALUES (:folder, :type, :record, :field, :heads, :string)
            ON CONFLICT DO UPDATE SET heads = excluded.heads, string = excluded.string
            """,
            [
                "folder": .blob(folder.bytes), "type": .integer(Int64(field.key.type.rawValue)),
                "record": .blob(field.key.record.bytes),
                "field": .integer(Int64(field.number.rawValue)),
                "heads": .blob(encodedNumbers(heads)), "string": .text(string),
            ])
    }

    /// All that counts of what was typed in a text, in the order of the log.
    func edits(of field: Field, in folder: FolderID) throws -> [TypedEdits] {
        let rows = try db.all(
            """
            SELECT \(LogRow.columns)
            FROM change
            WHERE folder = :folder AND counts = 1
            ORDER BY number
            """,
            ["folder": .blob(folder.bytes)], LogRow.init)
        return rows.compactMap { row in
            let edits = row.operations.flatMap { operation -> [TextEdit] in
                guard case .edit(field, let edits) = operation else { return [] }
                return edits
            }
            guard !edits.isEmpty else { return nil }
            return TypedEdits(
                change: row.number, header: row.header, name: row.name, edits: edits)
        }
    }
}
