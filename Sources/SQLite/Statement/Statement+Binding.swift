internal import CSQLite

/// What SQLite copies when it is bound.
extension Statement {
    public func bind(_ value: SQLValue, at index: Int) throws(SQLiteError) {
        switch value {
        case .null: try bindNull(at: index)
        case .integer(let number): try bind(number, at: index)
        case .text(let text): try bind(text, at: index)
        case .blob(let bytes): try bind(bytes, at: index)
        }
    }

    public func bind(_ number: Int64, at index: Int) throws(SQLiteError) {
        try check(sqlite3_bind_int64(pointer, Int32(index), number))
    }

    public func bindNull(at index: Int) throws(SQLiteError) {
        try check(sqlite3_bind_null(pointer, Int32(index)))
    }

    public func bind(_ text: String, at index: Int) throws(SQLiteError) {
        try check(
            sqlite3_bind_text64(
                pointer, Int32(index), text, UInt64(text.utf8.count), veldboek_sqlite_transient(),
                UInt8(SQLITE_UTF8)))
    }

    public func bind(_ bytes: [UInt8], at index: Int) throws(SQLiteError) {
        try bytes.span.bytes.withUnsafeBytes { (bytes) throws(SQLiteError) in
            try bindCopy(of: bytes, at: index)
        }
    }

    /// Sixteen bytes, the highest first.
    public func bind(words: SIMD2<UInt64>, at index: Int) throws(SQLiteError) {
        var bytes = SIMD2(words[0].bigEndian, words[1].bigEndian)
        try withUnsafeBytes(of: &bytes) { (bytes) throws(SQLiteError) in
            try bindCopy(of: bytes, at: index)
        }
    }

    /// Thirty-two bytes, the highest first.
    public func bind(words: SIMD4<UInt64>, at index: Int) throws(SQLiteError) {
        var bytes = SIMD4(
            words[0].bigEndian, words[1].bigEndian, words[2].bigEndian, words[3].bigEndian)
        try withUnsafeBytes(of: &bytes) { (bytes) throws(SQLiteError) in
            try bindCopy(of: bytes, at: index)
        }
    }

    private func bindCopy(
        of bytes: UnsafeRawBufferPointer, at index: Int
    ) throws(SQLiteError) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            return try check(sqlite3_bind_zeroblob(pointer, Int32(index), 0))
        }
        try check(
            sqlite3_bind_blob64(
                pointer, Int32(index), start, UInt64(bytes.count), veldboek_sqlite_transient()))
    }

    func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw failure(code) }
    }
}
