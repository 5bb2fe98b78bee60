internal import CSQLite

/// One open database, which belongs to one thread at a time and is closed when its owner goes.
public struct Connection: ~Copyable {
    let database: Database
    public let path: String
    let options: Options

    /// Tests end a program between two statements with this: after a true, none runs any more.
    public var isCut: (() -> Bool)? {
        get { database.isCut }
        set { database.isCut = newValue }
    }

    init(_ database: Database, path: String, options: Options) {
        self.database = database
        self.path = path
        self.options = options
    }

    /// A statement to bind and run often; queries in passing are shorter with `run` and `forEach`.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        let text = try database.prepared(sql)
        return Statement(try text.take(on: database), of: text, on: database)
    }

    public func run(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:]
    ) throws(SQLiteError) {
        let statement = try prepare(sql)
        try statement.bind(parameters)
        try statement.run()
    }

    public func forEach(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:],
        _ visit: (Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let statement = try prepare(sql)
        try statement.bind(parameters)
        while try statement.step() { try visit(statement.row) }
    }

    public func all<Item>(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:], _ read: (Row) -> Item
    ) throws(SQLiteError) -> [Item] {
        let statement = try prepare(sql)
        try statement.bind(parameters)
        return try statement.all(read)
    }

    public func first<Item>(
        _ sql: String, _ parameters: KeyValuePairs<String, SQLValue> = [:], _ read: (Row) -> Item
    ) throws(SQLiteError) -> Item? {
        let statement = try prepare(sql)
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
        try database.refuseIfCut(sql)
        let code = sqlite3_exec(database.pointer, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw database.error(code, sql) }
    }

    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(database.pointer) }
    /// Since it was opened, what was rolled back included.
    public var totalChangedRows: Int { Int(sqlite3_total_changes64(database.pointer)) }
    public var changedRows: Int { Int(sqlite3_changes64(database.pointer)) }
}
