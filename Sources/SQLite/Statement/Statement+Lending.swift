internal import CSQLite

/// What SQLite reads where it lies, without a copy.
extension Statement {
    /// Lends bytes to the parameter while the body runs the statement, which is reset afterwards.
    public func withBytes<Result>(
        _ bytes: RawSpan, at index: Int, _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        defer { takeBack(index) }
        return try bytes.withUnsafeBytes { (bytes) throws(SQLiteError) in
            try bind(lent: bytes, at: index)
            return try body()
        }
    }

    /// Lends a text to the parameter while the body runs the statement, which is reset afterwards.
    public func withText<Result>(
        _ text: String, at index: Int, _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        defer { takeBack(index) }
        return try text.utf8.span.bytes.withUnsafeBytes { (bytes) throws(SQLiteError) in
            try bind(lentText: bytes, at: index)
            return try body()
        }
    }

    /// The bytes must stay where they are until the statement is reset, and until something else is
    /// bound here or it is given back.
    public func bind(
        lent bytes: UnsafeRawBufferPointer, at index: Int
    ) throws(SQLiteError) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            return try check(sqlite3_bind_zeroblob(pointer, Int32(index), 0))
        }
        try check(sqlite3_bind_blob64(pointer, Int32(index), start, UInt64(bytes.count), nil))
    }

    /// As `bind(lent:at:)`; the bytes are UTF-8.
    public func bind(
        lentText bytes: UnsafeRawBufferPointer, at index: Int
    ) throws(SQLiteError) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return try bind("", at: index) }
        try check(
            sqlite3_bind_text64(
                pointer, Int32(index), start.assumingMemoryBound(to: CChar.self),
                UInt64(bytes.count), nil, UInt8(SQLITE_UTF8)))
    }

    private func takeBack(_ index: Int) {
        sqlite3_reset(pointer)
        sqlite3_bind_null(pointer, Int32(index))
    }
}
