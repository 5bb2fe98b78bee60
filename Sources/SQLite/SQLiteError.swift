/// What SQLite refused, with its own words and the statement; the transaction has been rolled back.
public struct SQLiteError: Error, Equatable, CustomStringConvertible {
    public let code: Int32
    public let message: String
    public let sql: String

    public init(code: Int32, message: String, sql: String) {
        self.code = code
        self.message = message
        self.sql = sql
    }

    public var description: String { "SQLite (\(code)): \(message) — \(sql)" }
}
