internal import CSQLite

/// What SQLite refused, with its own words and the statement; a transaction is rolled back with it.
public struct SQLiteError: Error, Equatable, CustomStringConvertible {
    /// SQLite's code, which tells more than `code` does.
    public let extendedCode: Int32
    public let message: String
    public let sql: String

    public init(code: Int32, message: String, sql: String) {
        extendedCode = code
        self.message = message
        self.sql = sql
    }

    public enum Kind: Sendable {
        /// Another connection holds the lock, and kept it longer than one waits.
        case busy
        /// The disk, or the file's largest size.
        case full
        /// The system could not read, write or sync.
        case io
        case corrupt
        case readOnly
        case notADatabase
        /// A row that the tables forbid.
        case constraint
        /// The statement is none, or names what is not there.
        case statement
        case other
    }

    public var code: Int32 { extendedCode & 0xff }

    public var kind: Kind {
        switch code {
        case SQLITE_BUSY: .busy
        case SQLITE_FULL: .full
        case SQLITE_IOERR: .io
        case SQLITE_CORRUPT: .corrupt
        case SQLITE_READONLY: .readOnly
        case SQLITE_NOTADB: .notADatabase
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_ERROR: .statement
        default: .other
        }
    }

    public var description: String { "SQLite (\(extendedCode)): \(message) — \(sql)" }
}
