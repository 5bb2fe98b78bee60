internal import Merge
internal import SQLite
internal import SyncProtocol

/// What the transaction at hand has done to records that are searched; written at its end.
struct SearchWork {
    /// Records whose row may say something else than they do.
    var touched: Set<RecordPlace> = []
    /// The rows are made anew, and the index on them at the end.
    var isMakingAnew = false
    /// A folder left or was erased: its words must not stay behind in the index.
    var leavesNoTrace = false
    /// Whether the index is damaged and follows no more; asked once in a transaction.
    var isSetAside: Bool?
}

// The rows of what is searched, and the index on them, in step with the records.

extension Replica {
    /// Enough to write them in a good order, few enough to be held at once.
    private static let recordsAtOnce = 20_000

    /// A record was written, or a text of it.
    func touchSearch(_ key: RecordKey, in folder: FolderID) {
        guard rowTables[key.type]?.isFound == true else { return }
        searchWork.touched.insert(RecordPlace(folder: folder, key: key))
    }

    /// The records of a folder are about to be taken away.
    func touchSearch(allIn folder: FolderID) throws {
        let keys = try db.all(
            "SELECT type, record FROM searched WHERE folder = :folder",
            ["folder": .blob(folder.bytes)]
        ) { RecordKey(type: TypeNumber(UInt32($0.integer(0))), record: RecordID($0.blob(1))!) }
        for key in keys { searchWork.touched.insert(RecordPlace(folder: folder, key: key)) }
    }

    func flushSearchIfLarge() throws {
        if searchWork.touched.count >= Self.recordsAtOnce { try flushSearch() }
    }

    /// Ends what a transaction does for the search.
    func finishSearch() throws {
        try flushSearch()
        if searchWork.isMakingAnew {
            try fillIndex()
        } else if searchWork.leavesNoTrace {
            // A deleted word stays in the index until its pieces are made one.
            try onIndex { () throws(SQLiteError) in
                try db.run("INSERT INTO found_words (found_words) VALUES ('optimize')")
            }
            // Nor may it stay in one that is set aside.
            if try isIndexSetAside() { try fillIndex() }
        }
        searchWork = SearchWork()
    }

    /// Writes what differs from what stands there. The index wants its rows in ascending order.
    func flushSearch() throws {
        guard !searchWork.touched.isEmpty else { return }
        var gone: [StoredRow] = []
        var fresh: [(place: RecordPlace, row: SearchedRow)] = []
        for place in searchWork.touched.sorted() {
            let row = try searchedRow(of: place)
            let stored = try storedRow(of: place)
            if let stored, let row, stored.says(row) { continue }
            if let stored { gone.append(stored) }
            if let row { fresh.append((place, row)) }
        }
        searchWork.touched.removeAll(keepingCapacity: true)
        guard !gone.isEmpty || !fresh.isEmpty else { return }
        gone.sort { $0.id < $1.id }
        fresh.sort { ($0.row.change, $0.place) < ($1.row.change, $1.place) }
        guard try followsIndex() else { return try replace(gone, by: fresh, inIndex: false) }
        let isDone = try onIndex { () throws(SQLiteError) in
            try replace(gone, by: fresh, inIndex: true)
        }
        if !isDone { try replace(gone, by: fresh, inIndex: false) }
    }

    /// Whether each row is written in the index as well, at once.
    private func followsIndex() throws(SQLiteError) -> Bool {
        if searchWork.isMakingAnew { return false }
        return try !isIndexSetAside()
    }

    private func replace(
        _ gone: [StoredRow], by fresh: [(place: RecordPlace, row: SearchedRow)], inIndex: Bool
    ) throws(SQLiteError) {
        for row in gone { try removeSearched(row, inIndex) }
        var last: Int64 = -1
        for (place, row) in fresh {
            last = try freeID(for: row.change, after: last)
            try addSearched(row, of: place, as: last, inIndex)
        }
    }

    /// The row that follows from the record as it is now.
    private func searchedRow(of place: RecordPlace) throws -> SearchedRow? {
        guard let table = rowTables[place.key.type],
            let state = try table.state(of: place.key.record, in: place.folder)
        else { return nil }
        let texts = table.type.hasSearchedTexts ? try self.texts(of: place) : [:]
        return try SearchedRow(table.type, state, texts: texts, shown: shownValue)
    }

    private func texts(of place: RecordPlace) throws -> [FieldNumber: StoredText] {
        let texts = try db.all(
            """
            SELECT field, heads, string
            FROM text
            WHERE folder = :folder AND type = :type AND record = :record
            """, place.parameters
        ) {
            (
                FieldNumber(UInt32($0.integer(0))),
                StoredText(heads: decodedNumbers($0.blob(1)), string: $0.text(2))
            )
        }
        return Dictionary(uniqueKeysWithValues: texts)
    }
}

// One row, in the table and in the index.

extension Replica {
    fileprivate struct StoredRow {
        let id: Int64
        let title: String?
        let sortKey: String?
        let words: String
        let marks: String

        /// Whether the other says the same, since the same change.
        func says(_ row: SearchedRow) -> Bool {
            id >> rowBits == row.change.rawValue && title == row.title && sortKey == row.sortKey
                && words == row.words && marks == row.marks
        }
    }

    private func storedRow(of place: RecordPlace) throws -> StoredRow? {
        try db.first(
            """
            SELECT id, title, sort_key, words, marks
            FROM searched
            WHERE folder = :folder AND type = :type AND record = :record
            """, place.parameters
        ) {
            StoredRow(
                id: $0.integer(0), title: $0.optionalText(1), sortKey: $0.optionalText(2),
                words: $0.text(3), marks: $0.text(4))
        }
    }

    /// The rows of one change follow each other; where they are too many, they go on among the next.
    private func freeID(
        for change: LogNumber, after last: Int64
    ) throws(SQLiteError) -> Int64 {
        if last >> rowBits == change.rawValue { return last + 1 }
        let start = change.rawValue << rowBits
        let taken = try db.first(
            "SELECT max(id) FROM searched WHERE id >= :start AND id < :end",
            ["start": .integer(start), "end": .integer(start + 1 << rowBits)]
        ) { $0.optionalInteger(0) }
        return max((taken ?? nil).map { $0 + 1 } ?? start, last + 1)
    }

    private func addSearched(
        _ row: SearchedRow, of place: RecordPlace, as id: Int64, _ inIndex: Bool
    ) throws(SQLiteError) {
        try db.run(
            """
            INSERT INTO searched (id, folder, type, record, title, sort_key, words, marks)
            VALUES (:id, :folder, :type, :record, :title, :sort_key, :words, :marks)
            """,
            [
                "id": .integer(id), "folder": .blob(place.folder.bytes),
                "type": .integer(Int64(place.key.type.rawValue)),
                "record": .blob(place.key.record.bytes), "title": .text(orNull: row.title),
                "sort_key": .text(orNull: row.sortKey), "words": .text(row.words),
                "marks": .text(row.marks),
            ])
        guard inIndex else { return }
        try db.run(
            """
            INSERT INTO found_words (rowid, title, words, marks)
            VALUES (:id, :title, :words, :marks)
            """,
            [
                "id": .integer(id), "title": .text(orNull: row.title), "words": .text(row.words),
                "marks": .text(row.marks),
            ])
    }

    /// The index is told which words it had. (Both as values: where a statement that reads its row fails
    /// at its end, as in a damaged index, SQLite rolls the whole transaction back.)
    private func removeSearched(_ row: StoredRow, _ inIndex: Bool) throws(SQLiteError) {
        if inIndex {
            try db.run(
                """
                INSERT INTO found_words (found_words, rowid, title, words, marks)
                VALUES ('delete', :id, :title, :words, :marks)
                """,
                [
                    "id": .integer(row.id), "title": .text(orNull: row.title),
                    "words": .text(row.words), "marks": .text(row.marks),
                ])
        }
        try db.run("DELETE FROM searched WHERE id = :id", ["id": .integer(row.id)])
    }
}

/// Room for the rows of one change: it has fewer records than 16-byte names fit in a mebibyte.
private let rowBits: Int64 = 16

extension RecordPlace {
    fileprivate var parameters: KeyValuePairs<String, SQLValue> {
        [
            "folder": .blob(folder.bytes), "type": .integer(Int64(key.type.rawValue)),
            "record": .blob(key.record.bytes),
        ]
    }
}

extension RecordType {
    /// Whether people find such a record by a title or by its words.
    var isFound: Bool { title != nil || fields.contains { $0.uses.contains(.searched) } }

    fileprivate var hasSearchedTexts: Bool {
        fields.contains { $0.merging == .text && $0.uses.contains(.searched) }
    }
}
