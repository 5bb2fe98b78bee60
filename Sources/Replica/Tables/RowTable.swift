internal import Merge
internal import SQLite
internal import SyncProtocol

/// The real table of one record type: a row for each record that is shown, with its causes beside it.
///
/// Its statements are kept at hand for as long as the file is open.
final class RowTable {
    let type: RecordType
    /// Whether its records have a row among what is searched.
    let isFound: Bool
    private let columns: [FieldDefinition]
    private let adding: Statement
    private let writing: Statement
    private let reading: Statement
    private let removing: Statement

    /// Folder, record and causes stand before the columns of the fields.
    private static let firstColumn = 4

    init(_ type: RecordType, on db: borrowing Connection) throws(SQLiteError) {
        self.type = type
        isFound = type.isFound
        columns = type.columns.map(\.field)
        let names = columns.map { "\"\($0.name)\"" }
        let all = (["folder", "record", "causes"] + names).joined(separator: ", ")
        let places = Array(repeating: "?", count: names.count + 3).joined(separator: ", ")
        let changes = (["causes"] + names).map { "\($0) = excluded.\($0)" }
        adding = try db.prepare(
            """
            INSERT INTO "\(type.name)" (\(all))
            VALUES (\(places))
            ON CONFLICT DO NOTHING
            """)
        writing = try db.prepare(
            """
            INSERT INTO "\(type.name)" (\(all))
            VALUES (\(places))
            ON CONFLICT DO UPDATE SET \(changes.joined(separator: ", "))
            """)
        reading = try db.prepare(
            """
            SELECT \((["causes"] + names).joined(separator: ", "))
            FROM "\(type.name)"
            WHERE folder = ? AND record = ?
            """)
        removing = try db.prepare(
            "DELETE FROM \"\(type.name)\" WHERE folder = ? AND record = ?")
    }

    /// Writes the row of a record that one change makes, its values bound where they lie in the body.
    ///
    /// False, and nothing is written, where a value does not fit or the record has a row already.
    func add(
        _ record: RecordID, in folder: FolderID, by change: LogNumber,
        _ values: ArraySlice<BodyReading.FieldValue>, of body: borrowing RawSpan
    ) throws(SQLiteError) -> Bool {
        guard values.allSatisfy(fits) else { return false }
        try adding.bind(words: folder.words, at: 1)
        try adding.bind(words: record.words, at: 2)
        try adding.bind(
            RecordState.causes(of: values.map(\.field), writtenBy: change), at: 3)
        try body.withUnsafeBytes { (body) throws(SQLiteError) in
            var next = values.startIndex
            for (index, column) in columns.enumerated() {
                let at = index + Self.firstColumn
                if next < values.endIndex, values[next].field == column.number {
                    try bind(values[next].value, of: body, at: at)
                    next += 1
                } else {
                    try adding.bindNull(at: at)
                }
            }
            try adding.run()
        }
        return adding.changedRows > 0
    }

    private func fits(_ value: BodyReading.FieldValue) -> Bool {
        guard case .register(let kind, _) = type.definition(of: value.field)?.merging else {
            return false
        }
        switch value.value {
        case .empty: return true
        case .whole: return kind.isWhole
        case .text: return kind == .text
        case .bytes(let range): return kind == .reference && range.count == RecordID.byteCount
        }
    }

    private func bind(
        _ value: BodyReading.ValuePlace, of body: UnsafeRawBufferPointer, at index: Int
    ) throws(SQLiteError) {
        switch value {
        case .empty: try adding.bindNull(at: index)
        case .whole(let number): try adding.bind(number, at: index)
        case .text(let range):
            try adding.bind(lentText: UnsafeRawBufferPointer(rebasing: body[range]), at: index)
        case .bytes(let range):
            try adding.bind(lent: UnsafeRawBufferPointer(rebasing: body[range]), at: index)
        }
    }

    /// The state of a record that has a row.
    func state(of record: RecordID, in folder: FolderID) throws -> RecordState? {
        defer { reading.reset() }
        try reading.bind(words: folder.words, at: 1)
        try reading.bind(words: record.words, at: 2)
        guard try reading.step() else { return nil }
        return try state(reading.row, from: 0)
    }

    /// The causes and the shown values of a row, from a column on.
    func state(_ row: Row, from first: Int) throws -> RecordState {
        try RecordState(causes: row.blob(first)) { field in
            // A column that a later version made is not known here, and neither is its field.
            guard let index = columns.firstIndex(where: { $0.number == field }) else {
                return .empty
            }
            return Value(row.value(first + 1 + index))
        }
    }

    /// What `state(_:from:)` reads, for queries of other rows.
    var columnList: String {
        (["causes"] + columns.map { "\"\($0.name)\"" }).joined(separator: ", ")
    }

    func write(
        _ state: RecordState, of record: RecordID, in folder: FolderID,
        shown: (FieldDefinition) throws -> SQLValue
    ) throws {
        try writing.bind(words: folder.words, at: 1)
        try writing.bind(words: record.words, at: 2)
        try writing.bind(state.causes, at: 3)
        for (index, column) in columns.enumerated() {
            try writing.bind(try shown(column), at: index + Self.firstColumn)
        }
        try writing.run()
    }

    func remove(_ record: RecordID, in folder: FolderID) throws(SQLiteError) {
        try removing.bind(words: folder.words, at: 1)
        try removing.bind(words: record.words, at: 2)
        try removing.run()
    }
}

extension Value {
    /// A value as it was written to its column.
    init(_ column: SQLValue) {
        switch column {
        case .null: self = .empty
        case .integer(let number): self = .whole(number)
        case .text(let text): self = .text(text)
        case .blob(let bytes): self = .bytes(bytes)
        }
    }
}
