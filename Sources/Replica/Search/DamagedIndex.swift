internal import SQLite
internal import SyncProtocol

// A save never fails for the sake of the index: one that is damaged is set aside, which stands in the
// file, and made anew before anybody searches or when the hub has nothing more to say.

extension Replica {
    func isIndexSetAside() throws(SQLiteError) -> Bool {
        if let known = searchWork.isSetAside { return known }
        let isSetAside = try db.count("SELECT index_set_aside FROM link") == 1
        searchWork.isSetAside = isSetAside
        return isSetAside
    }

    private func setIndexAside(_ isSetAside: Bool) throws(SQLiteError) {
        try db.run(
            "UPDATE link SET index_set_aside = :aside",
            ["aside": .integer(isSetAside ? 1 : 0)])
        searchWork.isSetAside = isSetAside
    }

    /// Works on the index, within a transaction. Where that fails because the index is damaged, all of
    /// the work is taken back, the index is set aside, and false is returned.
    @discardableResult
    func onIndex(_ work: () throws(SQLiteError) -> Void) throws(SQLiteError) -> Bool {
        try db.run("SAVEPOINT index_work")
        do throws(SQLiteError) {
            try work()
            // FTS5 writes what it was told when a savepoint begins or ends, or else at the commit.
            try db.run("SAVEPOINT index_written")
            try db.run("RELEASE index_written")
            try db.run("RELEASE index_work")
            return true
        } catch {
            guard error.isOfIndex else { throw error }
            try db.run("ROLLBACK TO index_work")
            try db.run("RELEASE index_work")
            try setIndexAside(true)
            return false
        }
    }

    /// Puts the words of all rows in the index, whatever is in it now, within a transaction.
    func fillIndex() throws(SQLiteError) {
        let fill = "INSERT INTO found_words (found_words) VALUES ('rebuild')"
        var isFilled = try onIndex { () throws(SQLiteError) in try db.run(fill) }
        if !isFilled {
            isFilled = try onIndex { () throws(SQLiteError) in
                try emptyIndex()
                try db.run(fill)
            }
        }
        if isFilled, try isIndexSetAside() { try setIndexAside(false) }
    }

    /// As FTS5 makes it. It can be too damaged even to be dropped.
    private func emptyIndex() throws(SQLiteError) {
        try db.script(
            """
            \(foundWordsTable)
            DELETE FROM found_words_data;
            DELETE FROM found_words_idx;
            INSERT INTO found_words_data (id, block) VALUES (1, x''), (10, x'00000000000000');
            """)
    }

    func makeIndexAnew() throws { try transaction { searchWork.isMakingAnew = true } }

    /// In a quiet moment.
    func mendIndex() throws {
        searchWork.isSetAside = nil
        if try isIndexSetAside() { try makeIndexAnew() }
    }

    /// Asks the index; makes it anew first where it is damaged.
    func askIndex<Result>(_ question: () throws -> Result) throws -> Result {
        try mendIndex()
        do { return try question() } catch let error as SQLiteError where error.isOfIndex {
            try makeIndexAnew()
            return try question()
        }
    }
}

extension SQLiteError {
    /// Whether a statement on the index failed because of what is in it, or is not in it any more.
    var isOfIndex: Bool { kind == .corrupt || kind == .constraint || kind == .statement }
}
