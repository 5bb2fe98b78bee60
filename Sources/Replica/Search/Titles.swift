internal import SQLite
public import SyncProtocol

/// A record in a list, by the line by which people know it.
public struct TitledRecord: Hashable, Sendable {
    public let folder: FolderID
    public let key: RecordKey
    public let title: String
    /// The list is in the order of these.
    public let sortKey: String
}

extension Replica {
    /// The records of a type as a list in the order of their titles, a page at a time: read from an
    /// index, so that a page costs the same wherever it stands.
    public func titles(
        of type: TypeNumber, in folder: FolderID? = nil, after last: TitledRecord? = nil,
        limit: Int
    ) throws -> [TitledRecord] {
        // Of one folder it is looked up by the folder; the plus keeps it from the order of all.
        let (hint, plus, one) =
            folder == nil
            ? ("INDEXED BY searched_by_title", "", "") : ("", "+", "AND folder = :folder")
        return try db.all(
            """
            SELECT folder, record, title, sort_key
            FROM searched \(hint)
            WHERE type = :type
            AND \(plus)sort_key IS NOT NULL
            AND (\(plus)sort_key, folder, record) > (:after_key, :after_folder, :after_record)
            \(one)
            ORDER BY sort_key, folder, record
            LIMIT :limit
            """,
            parameters(type, folder, last, limit)
        ) { row in
            TitledRecord(
                folder: FolderID(row.blob(0))!,
                key: RecordKey(type: type, record: RecordID(row.blob(1))!), title: row.text(2),
                sortKey: row.text(3))
        }
    }

    private func parameters(
        _ type: TypeNumber, _ folder: FolderID?, _ last: TitledRecord?, _ limit: Int
    ) -> KeyValuePairs<String, SQLValue> {
        let type = SQLValue.integer(Int64(type.rawValue))
        // An empty text and an empty blob come before every other.
        let key = SQLValue.text(last?.sortKey ?? "")
        let place = SQLValue.blob(last?.folder.bytes ?? [])
        let record = SQLValue.blob(last?.key.record.bytes ?? [])
        guard let folder else {
            return [
                "type": type, "after_key": key, "after_folder": place, "after_record": record,
                "limit": .integer(limit),
            ]
        }
        return [
            "type": type, "after_key": key, "after_folder": place, "after_record": record,
            "folder": .blob(folder.bytes), "limit": .integer(limit),
        ]
    }
}
