internal import CSQLite

/// One text of SQL, its parameters' names, and its prepared statements that nobody uses now.
final class PreparedText {
    let sql: String
    /// Without their colon, in the order of their indexes, of which the first is 1.
    let names: [String]
    /// Mostly one; more where a query runs within the same query.
    private var idle: [OpaquePointer]

    init(_ sql: String, on database: Database) throws(SQLiteError) {
        let pointer = try Self.prepare(sql, on: database)
        self.sql = sql
        names = (0..<sqlite3_bind_parameter_count(pointer)).map { index in
            sqlite3_bind_parameter_name(pointer, index + 1).map { String(cString: $0 + 1) } ?? ""
        }
        idle = [pointer]
    }

    deinit { for pointer in idle { sqlite3_finalize(pointer) } }

    func take(on database: Database) throws(SQLiteError) -> OpaquePointer {
        if let pointer = idle.popLast() { return pointer }
        return try Self.prepare(sql, on: database)
    }

    func giveBack(_ pointer: OpaquePointer) { idle.append(pointer) }

    /// Nil where there is no parameter of that name. `guess` is where it stands when parameters are
    /// given in the order in which the text names them.
    func index(of name: String, guess: Int) -> Int? {
        if guess <= names.count, names[guess - 1] == name { return guess }
        return names.firstIndex(of: name).map { $0 + 1 }
    }

    private static func prepare(
        _ sql: String, on database: Database
    ) throws(SQLiteError) -> OpaquePointer {
        var pointer: OpaquePointer?
        var isWhole = true
        let code = sql.withCString { text in
            var rest: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(
                database.pointer, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, &rest)
            while let letter = rest, letter.pointee != 0, isWhole {
                isWhole = [0x20, 0x0A, 0x09].contains(letter.pointee)
                rest = letter + 1
            }
            return code
        }
        guard code == SQLITE_OK else { throw database.error(code, sql) }
        guard let pointer, isWhole else {
            sqlite3_finalize(pointer)
            throw SQLiteError(code: SQLITE_MISUSE, message: "not one statement", sql: sql)
        }
        return pointer
    }
}
