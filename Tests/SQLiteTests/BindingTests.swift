import SQLite
import Testing

/// What is bound comes back as it was.
final class BindingTests {
    private let db = try! Connection.open(":memory:")

    private static let values: [SQLValue] = [
        .null, .integer(Int64.min), .integer(Int64.max), .text(""), .text("één\0twee 🏠"),
        .text(String(repeating: "lang ", count: 9_999)), .blob([]), .blob([0]),
        .blob([UInt8](repeating: 7, count: 70_000)),
    ]

    @Test(arguments: values)
    func `a value comes back as it was bound`(value: SQLValue) throws {
        #expect(try db.first("SELECT :value", ["value": value]) { $0.value(0) } == value)
    }

    @Test(arguments: values)
    func `an optional is null or what was bound`(value: SQLValue) throws {
        try db.run("SELECT :value", ["value": value])
        let statement = try db.prepare("SELECT :value")
        try statement.bind(value, at: 1)
        #expect(try statement.step())

        #expect(statement.row.isNull(0) == (value == .null))
        #expect((statement.row.optionalBlob(0) == nil) == (value == .null))
        #expect((statement.row.optionalText(0) == nil) == (value == .null))
        #expect((statement.row.optionalInteger(0) == nil) == (value == .null))
    }

    @Test(arguments: values)
    func `what is lent reads as what is copied`(value: SQLValue) throws {
        let statement = try db.prepare("SELECT :value")
        let read = { () throws(SQLiteError) -> SQLValue? in
            try statement.step() ? statement.row.value(0) : nil
        }

        switch value {
        case .text(let text): #expect(try statement.withText(text, at: 1, read) == value)
        case .blob(let bytes):
            #expect(try statement.withBytes(bytes.span.bytes, at: 1, read) == value)
        default: return
        }

        #expect(try read() == .null)
    }

    @Test func `bytes are lent, not copied`() throws {
        var bytes: [UInt8] = [1, 2, 3]
        let statement = try db.prepare("SELECT :value")

        try bytes.withUnsafeMutableBytes { bytes in
            try statement.bind(lent: UnsafeRawBufferPointer(bytes), at: 1)
            bytes[1] = 9
            #expect(try statement.step())
            #expect(statement.row.blob(0) == [1, 9, 3])
            statement.reset()
        }
    }

    @Test func `words are bytes, the highest first`() throws {
        let bytes = (1...32).map { UInt8($0) }
        let two = SIMD2<UInt64>(0x0102_0304_0506_0708, 0x090A_0B0C_0D0E_0F10)
        let four = SIMD4<UInt64>(
            two[0], two[1], 0x1112_1314_1516_1718, 0x191A_1B1C_1D1E_1F20)
        let statement = try db.prepare("SELECT :two, :four, :long")
        try statement.bind(words: two, at: 1)
        try statement.bind(words: four, at: 2)
        try statement.bind(.blob(bytes + [0]), at: 3)
        #expect(try statement.step())

        #expect(statement.row.blob(0) == Array(bytes.prefix(16)))
        #expect(statement.row.blob(1) == bytes)
        #expect(statement.row.words(0) == two)
        #expect(statement.row.words(1) == four)
        #expect((statement.row.words(1) as SIMD2<UInt64>?) == nil)
        #expect((statement.row.words(2) as SIMD4<UInt64>?) == nil)
    }

    @Test func `a blob and a text are read where they lie`() throws {
        let statement = try db.prepare("SELECT :blob, :text, NULL")
        try statement.bind([1, 2, 3], at: 1)
        try statement.bind("één", at: 2)
        #expect(try statement.step())

        let addresses = (0..<2).map { _ in statement.row.withBlob(0) { $0.baseAddress } }
        #expect(addresses[0] != nil)
        #expect(addresses[0] == addresses[1])
        #expect(statement.row.withBlob(0) { $0.reduce(0) { $0 + Int($1) } } == 6)
        #expect(statement.row.withText(1) { Array($0) } == Array("één".utf8))
        #expect(statement.row.withBlob(2) { $0.count } == 0)
        #expect(statement.row.withText(2) { $0.count } == 0)
    }
}
