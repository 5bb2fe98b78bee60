internal import CSQLite

/// The row at which a statement stands; valid until it steps on, or within the closure it is given to.
public struct Row {
    let statement: OpaquePointer

    public var columnCount: Int { Int(sqlite3_column_count(statement)) }

    public func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    public func text(_ column: Int) -> String {
        String(decoding: textBytes(column), as: UTF8.self)
    }

    public func blob(_ column: Int) -> [UInt8] { [UInt8](bytes(column)) }

    public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    public func optionalBlob(_ column: Int) -> [UInt8]? { isNull(column) ? nil : blob(column) }
    public func optionalInteger(_ column: Int) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    /// The column as SQLite holds it.
    public func value(_ column: Int) -> SQLValue {
        switch sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }

    /// Sixteen bytes, the highest first; nil for any other count.
    public func words(_ column: Int) -> SIMD2<UInt64>? {
        let bytes = bytes(column)
        guard bytes.count == 16 else { return nil }
        let words = bytes.loadUnaligned(as: SIMD2<UInt64>.self)
        return SIMD2(words[0].bigEndian, words[1].bigEndian)
    }

    /// Thirty-two bytes, the highest first; nil for any other count.
    public func words(_ column: Int) -> SIMD4<UInt64>? {
        let bytes = bytes(column)
        guard bytes.count == 32 else { return nil }
        let words = bytes.loadUnaligned(as: SIMD4<UInt64>.self)
        return SIMD4(
            words[0].bigEndian, words[1].bigEndian, words[2].bigEndian, words[3].bigEndian)
    }

    /// Reads a blob where it lies, which is only there while the body runs.
    @inlinable
    public func withBlob<Result, Failure: Error>(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(bytes(column))
    }

    /// Reads the UTF-8 of a text where it lies, which is only there while the body runs.
    @inlinable
    public func withText<Result, Failure: Error>(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(textBytes(column))
    }

    @usableFromInline
    func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, Int32(column))
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return UnsafeRawBufferPointer(start: start, count: count)
    }

    @usableFromInline
    func textBytes(_ column: Int) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_text(statement, Int32(column))
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return UnsafeRawBufferPointer(start: start, count: count)
    }
}
