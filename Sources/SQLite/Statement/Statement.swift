internal import CSQLite

/// One prepared statement, taken out of its connection's cache, and given back when its owner goes.
///
/// Parameters are numbered from 1, as SQLite does; `index(of:)` is asked once, before a loop.
/// It keeps the file open as long as it lives.
public struct Statement: ~Copyable {
    let pointer: OpaquePointer
    private let text: PreparedText
    private let database: Database

    init(_ pointer: OpaquePointer, of text: PreparedText, on database: Database) {
        self.pointer = pointer
        self.text = text
        self.database = database
    }

    deinit {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
        text.giveBack(pointer)
    }

    public var sql: String { text.sql }

    /// The row at which it stands, after a `step()` that was true.
    public var row: Row { Row(statement: pointer) }

    /// Goes to the next row; false at the end.
    public func step() throws(SQLiteError) -> Bool {
        if database.isCut != nil { try refuseIfCut() }
        let code = sqlite3_step(pointer)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else { throw failure(code) }
        return false
    }

    /// Runs it to its end, and makes it ready for the next time; what is bound stays bound.
    public func run() throws(SQLiteError) {
        defer { reset() }
        while try step() {}
    }

    /// What all the rows are read as.
    public func all<Item>(_ read: (Row) -> Item) throws(SQLiteError) -> [Item] {
        var items: [Item] = []
        while try step() { items.append(read(row)) }
        return items
    }

    /// Makes it ready to run from the beginning; what is bound stays bound.
    public func reset() { sqlite3_reset(pointer) }

    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(database.pointer) }
    public var changedRows: Int { Int(sqlite3_changes64(database.pointer)) }

    /// The number of the parameter `:name`.
    public func index(of name: String) throws(SQLiteError) -> Int { try index(of: name, guess: 1) }

    func bind(_ parameters: KeyValuePairs<String, SQLValue>) throws(SQLiteError) {
        var place = 0
        for (name, value) in parameters {
            place += 1
            try bind(value, at: index(of: name, guess: place))
        }
    }

    private func index(of name: String, guess: Int) throws(SQLiteError) -> Int {
        if let index = text.index(of: name, guess: guess) { return index }
        throw SQLiteError(code: SQLITE_RANGE, message: "no parameter :\(name)", sql: sql)
    }

    /// Only before its first row: a program ends between two statements.
    private func refuseIfCut() throws(SQLiteError) {
        if sqlite3_stmt_busy(pointer) == 0 { try database.refuseIfCut(sql) }
    }

    func failure(_ code: Int32) -> SQLiteError { database.error(code, sql) }
}
