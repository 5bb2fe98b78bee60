internal import Merge
internal import SQLite
internal import SyncProtocol

// What is searched, after a change of the schema, made anew, and checked.

extension Replica {
    /// The tables whose names no type of record can have.
    static let ownTables: Set<String> = [
        "alias", "change", "conflict", "deleted", "draft", "folder", "found_words", "granted",
        "head", "known_type", "link", "looked", "migration", "own", "place", "searched",
        "set_aside", "site", "text", "undone",
    ]

    /// Types that are found in another way than before, or no more, get other rows.
    func adaptSearch() throws {
        let known = Dictionary(
            uniqueKeysWithValues: try db.all("SELECT type, search FROM known_type") {
                (TypeNumber(UInt32($0.integer(0))), $0.text(1))
            })
        for number in known.keys where schema.type(number) == nil {
            try removeSearched(number)
        }
        for type in schema.types where known[type.number] != type.searchShape {
            try removeSearched(type.number)
            if type.isFound { try touchSearch(allOf: type) }
            try db.run(
                """
                INSERT INTO known_type (type, name, search)
                VALUES (:type, :name, :search)
                ON CONFLICT DO UPDATE SET name = excluded.name, search = excluded.search
                """,
                [
                    "type": .integer(Int64(type.number.rawValue)), "name": .text(type.name),
                    "search": .text(type.searchShape),
                ])
        }
    }

    private func removeSearched(_ type: TypeNumber) throws {
        try db.run(
            "DELETE FROM searched WHERE type = :type",
            ["type": .integer(Int64(type.rawValue))])
        if db.changedRows > 0 { searchWork.isMakingAnew = true }
    }

    private func touchSearch(allOf type: RecordType) throws {
        let records = try db.prepare("SELECT folder, record FROM \"\(type.name)\"")
        while try records.step() {
            searchWork.isMakingAnew = true
            let key = RecordKey(type: type.number, record: RecordID(records.row.blob(1))!)
            touchSearch(key, in: FolderID(records.row.blob(0))!)
            try flushSearchIfLarge()
        }
    }

    /// A later version made them; it makes them again when it folds the folders anew.
    func dropLaterTables() throws {
        let known = try db.all("SELECT type, name FROM known_type") {
            (TypeNumber(UInt32($0.integer(0))), $0.text(1))
        }
        for (number, name) in known where schema.type(number) == nil {
            try db.script("DROP TABLE IF EXISTS \"\(name)\"")
            try db.run(
                "DELETE FROM known_type WHERE type = :type",
                ["type": .integer(Int64(number.rawValue))])
        }
    }

    /// All rows go; they come back as the records are folded, and the index after them.
    func clearSearch() throws {
        try db.run("DELETE FROM searched")
        let hadRows = db.changedRows > 0
        searchWork.isMakingAnew = try hadRows || isIndexSetAside() || hasWords()
    }

    private func hasWords() throws(SQLiteError) -> Bool {
        do throws(SQLiteError) {
            return try db.count("SELECT EXISTS (SELECT 1 FROM found_words_idx)") > 0
        } catch {
            guard error.isOfIndex else { throw error }
            return true
        }
    }

    /// The rows as one hash. Where they stand is for the order of the finds alone.
    func searchedContents() throws -> [UInt8] {
        var hasher = SHA256()
        try db.forEach(
            """
            SELECT folder, type, record, title, sort_key, words, marks
            FROM searched
            ORDER BY folder, type, record
            """
        ) { row in
            for column in 0..<row.columnCount {
                hasher.update(Array("\(row.value(column))|".utf8))
            }
        }
        return hasher.finish()
    }

    /// Whether the index has the words of the rows, and no others.
    func checkFoundWords() throws -> [Damage] {
        do throws(SQLiteError) {
            try db.run("INSERT INTO found_words (found_words, rank) VALUES ('integrity-check', 1)")
            return []
        } catch {
            guard error.isOfIndex else { throw error }
            return [Damage(description: "the index of words does not follow from what is searched")]
        }
    }
}

extension RecordType {
    /// What the rows of its records follow from; another number at its beginning makes all anew.
    var searchShape: String {
        guard isFound else { return "" }
        let titled = title?.fields ?? []
        let parts = fields.filter { $0.uses.contains(.searched) || titled.contains($0.number) }
        let fields = parts.map { field in
            let choices = field.choices.map { "\($0.code) \($0.words)" }.joined(separator: ", ")
            let isSearched = field.uses.contains(.searched)
            return "\(field.number.rawValue) \(field.merging) \(isSearched) [\(choices)]"
        }
        let title = title.map { "\($0.fields.map(\.rawValue)) \($0.order.rawValue)" } ?? "none"
        return "1; title \(title); " + fields.joined(separator: "; ")
    }
}
