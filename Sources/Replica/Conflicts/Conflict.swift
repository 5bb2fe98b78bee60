internal import Merge
internal import SQLite
public import SyncProtocol

/// Something that people decided differently while apart; kept until a person has seen all and decides.
public struct Conflict: Sendable {
    public let folder: FolderID
    public let subject: Subject
    /// All that is live, the one that is shown first coming last.
    public let sides: [Side]

    public enum Subject: Hashable, Sendable {
        case field(Field)
        /// Someone deleted the record while someone else worked on it.
        case existence(RecordKey)
        /// The folder was transferred twice, apart.
        case place
    }

    public struct Side: Sendable {
        public let change: ChangeName
        public let author: UserID
        public let at: Int64
        public let choice: Choice
    }

    public enum Choice: Hashable, Sendable {
        case value(Value)
        case deleted
        case kept
        case place(Scope)
    }
}

extension Replica {
    /// All open conflicts, by folder, or those of one folder.
    public func conflicts(in folder: FolderID? = nil) throws -> [Conflict] {
        let one = folder == nil ? "" : "WHERE folder = :folder"
        let statement = try db.prepare(
            """
            SELECT folder, type, record, field
            FROM conflict
            \(one)
            ORDER BY folder, type, record, field
            """)
        if let folder { try statement.bind(words: folder.words, at: 1) }
        let rows = try statement.all { row in
            (
                FolderID(row.blob(0))!,
                RecordKey(
                    type: TypeNumber(UInt32(row.integer(1))), record: RecordID(row.blob(2))!),
                row.integer(3)
            )
        }
        var conflicts: [Conflict] = []
        for (folder, key, field) in rows {
            guard let state = try state(of: key, in: folder) else { continue }
            conflicts.append(try conflict(folder, key, field, state))
        }
        return try conflicts + placeConflicts(in: folder)
    }

    /// Where people wait to be asked about a field of one type: in which folder, and of which record.
    public func contested(
        _ field: FieldNumber, of type: TypeNumber
    ) throws -> [(folder: FolderID, record: RecordID)] {
        try db.all(
            """
            SELECT folder, record
            FROM conflict
            WHERE type = :type AND field = :field
            ORDER BY folder, record
            """,
            [
                "type": .integer(Int64(type.rawValue)), "field": .integer(Int64(field.rawValue)),
            ]
        ) { (FolderID($0.blob(0))!, RecordID($0.blob(1))!) }
    }

    func conflict(
        _ folder: FolderID, _ key: RecordKey, _ field: Int64, _ state: RecordState
    ) throws -> Conflict {
        if field == existenceField {
            let sides = try state.touches.map {
                (try stamp(of: $0.change), $0.deletes ? Conflict.Choice.deleted : .kept)
            }
            return Conflict(folder: folder, subject: .existence(key), sides: ordered(sides))
        }
        let number = FieldNumber(UInt32(field))
        let sides = try (state.registers[number] ?? []).map {
            (try stamp(of: $0.change), Conflict.Choice.value($0.value))
        }
        return Conflict(
            folder: folder, subject: .field(Field(key, number)), sides: ordered(sides))
    }

    private func placeConflicts(in folder: FolderID?) throws -> [Conflict] {
        let one = folder == nil ? "" : "WHERE folder = :folder"
        let statement = try db.prepare(
            """
            SELECT folder
            FROM place
            \(one)
            GROUP BY folder
            HAVING min(place) <> max(place)
            ORDER BY folder
            """)
        if let folder { try statement.bind(words: folder.words, at: 1) }
        let folders = try statement.all { FolderID($0.blob(0))! }
        return try folders.map { folder in
            let sides = try places(of: folder).map {
                (try stamp(of: $0.change), Conflict.Choice.place($0.place))
            }
            return Conflict(folder: folder, subject: .place, sides: ordered(sides))
        }
    }

    private func ordered(_ sides: [(Stamp, Conflict.Choice)]) -> [Conflict.Side] {
        sides.sorted { $0.0 < $1.0 }.map { stamp, choice in
            Conflict.Side(
                change: stamp.name, author: stamp.author, at: stamp.at, choice: choice)
        }
    }
}
