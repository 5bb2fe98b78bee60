internal import CSQLite

/// An open file and its prepared statements; closed when its connection and all its statements are gone.
final class Database {
    /// More than a program has; one that keeps making texts must not fill the memory.
    private static let mostStatements = 500

    let pointer: OpaquePointer
    var isCut: (() -> Bool)?
    private var byHash: [UInt64: PreparedText] = [:]

    /// Takes over what `sqlite3_open_v2` gave.
    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit {
        byHash.removeAll()
        sqlite3_close_v2(pointer)
    }

    /// The statements of one text: from before, or none yet.
    func prepared(_ sql: String) throws(SQLiteError) -> PreparedText {
        let hash = textHash(sql)
        if let known = byHash[hash] {
            // Two texts of one hash: the second is prepared anew each time.
            return known.sql == sql ? known : try PreparedText(sql, on: self)
        }
        let text = try PreparedText(sql, on: self)
        if byHash.count >= Self.mostStatements { byHash.removeAll(keepingCapacity: true) }
        byHash[hash] = text
        return text
    }

    func refuseIfCut(_ sql: String) throws(SQLiteError) {
        guard let isCut, isCut() else { return }
        throw SQLiteError(code: SQLITE_ABORT, message: "the program was cut off", sql: sql)
    }

    func error(_ code: Int32, _ sql: String) -> SQLiteError {
        SQLiteError(code: code, message: String(cString: sqlite3_errmsg(pointer)), sql: sql)
    }
}

/// Several times as fast as the hash of a `String`, for the texts of a program that it wrote itself.
func textHash(_ text: String) -> UInt64 {
    text.utf8.withContiguousStorageIfAvailable { hash(UnsafeRawBufferPointer($0)) }
        ?? Array(text.utf8).withUnsafeBytes(hash)
}

private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = (hash ^ word) &* factor
        hash ^= hash >> 29
        offset += 8
    }
    while offset < bytes.count {
        hash = (hash ^ UInt64(bytes[offset])) &* factor
        hash ^= hash >> 29
        offset += 1
    }
    return hash
}
