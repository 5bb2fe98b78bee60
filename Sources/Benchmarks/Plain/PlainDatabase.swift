import CSQLite
import Replica

/// Plain SQLite through its C interface: what the engine is measured against.
struct PlainDatabase: ~Copyable {
    private let pointer: OpaquePointer

    private init(_ pointer: OpaquePointer) { self.pointer = pointer }

    static func open(_ path: String, durability: Durability) throws -> PlainDatabase {
        let database = PlainDatabase(try openFile(path))
        try database.run(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = \(durability.pragma)")
        return database
    }

    private static func openFile(_ path: String) throws -> OpaquePointer {
        var pointer: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        if sqlite3_open_v2(path, &pointer, flags, nil) == SQLITE_OK, let pointer { return pointer }
        sqlite3_close_v2(pointer)
        throw PlainProblem(words: "cannot open \(path)")
    }

    deinit { sqlite3_close_v2(pointer) }

    func run(_ sql: String) throws {
        guard sqlite3_exec(pointer, sql, nil, nil, nil) == SQLITE_OK else {
            throw PlainProblem(words: String(cString: sqlite3_errmsg(pointer)) + ": " + sql)
        }
    }

    func prepare(_ sql: String) throws -> PlainStatement {
        var statement: OpaquePointer?
        guard
            sqlite3_prepare_v3(
                pointer, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK,
            let statement
        else { throw PlainProblem(words: String(cString: sqlite3_errmsg(pointer)) + ": " + sql) }
        return PlainStatement(statement)
    }

    func transaction(_ body: () throws -> Void) throws {
        try run("BEGIN IMMEDIATE")
        try body()
        try run("COMMIT")
    }

    /// Moves all that was written into the file itself, so that its size says something.
    static func checkpoint(_ path: String) throws {
        let database = try open(path, durability: .full)
        try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}

/// A prepared statement whose parameters are bound by their place.
final class PlainStatement {
    private let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { sqlite3_finalize(pointer) }

    func bind(_ place: Int32, _ text: String) {
        let count = Int32(text.utf8.count)
        sqlite3_bind_text(pointer, place, text, count, veldboek_sqlite_transient())
    }

    func bind(_ place: Int32, _ bytes: [UInt8]) {
        sqlite3_bind_blob(pointer, place, bytes, Int32(bytes.count), veldboek_sqlite_transient())
    }

    func bind(_ place: Int32, _ number: Int) { sqlite3_bind_int64(pointer, place, Int64(number)) }

    /// Runs once, for statements that give no rows.
    func run() throws {
        guard sqlite3_step(pointer) == SQLITE_DONE else {
            throw PlainProblem(words: "a plain statement did not end")
        }
        sqlite3_reset(pointer)
    }

    /// Reads all rows to their last column, and tells how many there were.
    func readAll() throws -> Int {
        var rows = 0
        var code = sqlite3_step(pointer)
        while code == SQLITE_ROW {
            rows += 1
            for column in 0..<sqlite3_column_count(pointer) { read(column) }
            code = sqlite3_step(pointer)
        }
        sqlite3_reset(pointer)
        guard code == SQLITE_DONE else { throw PlainProblem(words: "a plain query broke off") }
        return rows
    }

    /// As a program that shows the value would: a text becomes a string.
    private func read(_ column: Int32) {
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_INTEGER: blackHole(sqlite3_column_int64(pointer, column))
        case SQLITE_TEXT:
            blackHole(sqlite3_column_text(pointer, column).map { String(cString: $0) })
        default: break
        }
    }
}

/// Keeps the compiler from leaving out what nobody looks at.
@inline(never)
private func blackHole<Value>(_ value: Value) {}

struct PlainProblem: Error {
    let words: String
}

extension Durability {
    /// As SQLite calls it; the replica asks for the same.
    fileprivate var pragma: String {
        switch self {
        case .full: "FULL"
        case .normal: "NORMAL"
        case .none: "OFF"
        }
    }
}
