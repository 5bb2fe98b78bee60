internal import CSQLite

/// One open database, closed when its owner goes.
public struct Connection: ~Copyable {
    /// How long a statement waits for another process before it gives up.
    private static let busyMilliseconds: Int32 = 10_000

    private let pointer: OpaquePointer
    private let cache: StatementCache

    /// Tests end a program between two statements with this: after a true, none runs any more.
    public var isCut: (() -> Bool)?

    /// Opens or makes the file. `durable` keeps every commit through a power cut.
    ///
    /// EXTRA is FULL here, and makes the deletion of a journal durable too: without it a backup that
    /// was made just before a power cut may be rolled back to an empty file.
    public static func open(_ path: String, durable: Bool = true) throws(SQLiteError) -> Connection
    {
        let connection = Connection(try openFile(path))
        try connection.script(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = \(durable ? "EXTRA" : "OFF");
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON;
            """)
        return connection
    }

    private init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        cache = StatementCache()
        isCut = nil
        sqlite3_busy_timeout(pointer, Self.busyMilliseconds)
    }

    private static func openFile(_ path: String) throws(SQLiteError) -> OpaquePointer {
        var pointer: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &pointer, flags, nil)
        if code == SQLITE_OK, let pointer { return pointer }
        sqlite3_close_v2(pointer)
        throw SQLiteError(code: code, message: "cannot open", sql: path)
    }

    deinit {
        cache.statements.removeAll()
        sqlite3_close_v2(pointer)
    }

    public func run(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:]
    ) throws(SQLiteError) {
        try forEach(sql, parameters) { (_: Row) throws(SQLiteError) in }
    }

    public func forEach(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:],
        _ visit: (Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let statement = try prepared(sql)
        defer { giveBack(statement, sql) }
        try statement.bind(parameters)
        while try statement.step() { try visit(statement.row) }
    }

    public func all<Item>(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:], _ read: (Row) -> Item
    ) throws(SQLiteError) -> [Item] {
        var items: [Item] = []
        try forEach(sql, parameters) { (row: Row) throws(SQLiteError) in items.append(read(row)) }
        return items
    }

    public func first<Item>(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:], _ read: (Row) -> Item
    ) throws(SQLiteError) -> Item? {
        let statement = try prepared(sql)
        defer { giveBack(statement, sql) }
        try statement.bind(parameters)
        return try statement.step() ? read(statement.row) : nil
    }

    public func count(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:]
    ) throws(SQLiteError) -> Int64 {
        try first(sql, parameters) { $0.integer(0) } ?? 0
    }

    /// Runs several statements without parameters: pragmas and the making of tables.
    public func script(_ sql: String) throws(SQLiteError) {
        try refuseIfCut(sql)
        let code = sqlite3_exec(pointer, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code, sql) }
    }

    /// All or nothing: commits when the body returns, rolls back when it throws.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try run("BEGIN IMMEDIATE")
        do {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            sqlite3_exec(pointer, "ROLLBACK", nil, nil, nil)
            throw error
        }
    }

    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(pointer) }
    public var changedRows: Int { Int(sqlite3_changes(pointer)) }

    /// Copies the whole database into a file, also while others write.
    public func backup(to path: String) throws(SQLiteError) {
        try run("VACUUM INTO :path", ["path": .text(path)])
    }

    private func refuseIfCut(_ sql: String) throws(SQLiteError) {
        guard let isCut, isCut() else { return }
        throw SQLiteError(code: SQLITE_ABORT, message: "the program was cut off", sql: sql)
    }

    /// A statement is taken out while it runs, so that one query may run within another.
    private func prepared(_ sql: String) throws(SQLiteError) -> Statement {
        try refuseIfCut(sql)
        if let statement = cache.statements.removeValue(forKey: sql) { return statement }
        return try Statement(sql, on: pointer)
    }

    private func giveBack(_ statement: Statement, _ sql: String) {
        statement.reset()
        cache.statements[sql] = statement
    }

    private func error(_ code: Int32, _ sql: String) -> SQLiteError {
        SQLiteError(code: code, message: String(cString: sqlite3_errmsg(pointer)), sql: sql)
    }
}

/// Prepared statements by their text.
private final class StatementCache {
    var statements: [String: Statement] = [:]
}
