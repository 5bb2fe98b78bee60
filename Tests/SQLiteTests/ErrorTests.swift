import CSQLite
import Foundation
import SQLite
import Testing

/// One error, which carries its SQL and tells its kind.
struct ErrorTests {
    private let scratch = try! Scratch()

    private func failure(_ body: () throws -> Void) -> SQLiteError? {
        do { try body() } catch { return error as? SQLiteError }
        return nil
    }

    @Test func `an error carries both codes, the words and the SQL`() throws {
        let db = try Connection.withWords(":memory:", ["een"])
        let sql = "INSERT INTO word (word) VALUES ('een')"

        let error = try #require(failure { try db.run(sql) })

        #expect(error.code == SQLITE_CONSTRAINT)
        #expect(error.extendedCode == SQLITE_CONSTRAINT | 8 << 8)
        #expect(error.kind == .constraint)
        #expect(error.message == "UNIQUE constraint failed: word.word")
        #expect(error.sql == sql)
    }

    @Test func `SQL that is none tells so`() throws {
        let db = try Connection.open(":memory:")

        #expect(failure { try db.run("SELEC 1") }?.message == "near \"SELEC\": syntax error")
        #expect(failure { try db.script("SELEC 1") }?.kind == .statement)
    }

    @Test func `a file that may not grow is full`() throws {
        let db = try Connection.withWords(scratch.path("file"))
        try db.run("PRAGMA max_page_count = 4")

        #expect(
            failure { try db.add([String(repeating: "x", count: 99_999)]) }?.kind == .full)
        #expect(try db.words() == [])
    }

    @Test func `a reader writes nothing`() throws {
        let db = try Connection.withWords(scratch.path("file"), ["een"])
        let reader = try db.openReader()

        #expect(failure { try reader.add(["twee"]) }?.kind == .readOnly)
        #expect(failure { try reader.transaction {} }?.kind == .readOnly)
    }

    @Test func `a damaged page is corrupt when it is read`() throws {
        try damage()
        let db = try Connection.open(
            scratch.path("file"), Connection.Options(durability: .none))

        #expect(failure { _ = try db.words() }?.kind == .corrupt)
    }

    @Test(arguments: [
        (SQLITE_IOERR | 4 << 8, SQLiteError.Kind.io), (SQLITE_NOTADB, .notADatabase),
        (SQLITE_BUSY | 2 << 8, .busy), (SQLITE_MISUSE, .other),
    ])
    func `an extended code is of the kind of its first byte`(
        code: Int32, kind: SQLiteError.Kind
    ) {
        #expect(SQLiteError(code: code, message: "", sql: "").kind == kind)
    }

    @Test func `a check tells of damage and of references that dangle`() throws {
        let db = try Connection.withWords(scratch.path("sound"), ["een"])
        try db.script("CREATE TABLE meaning (number INTEGER REFERENCES word) STRICT")
        #expect(try db.integrityCheck() == [])
        try db.script("PRAGMA foreign_keys = OFF; INSERT INTO meaning VALUES (99)")
        #expect(
            try db.integrityCheck() == [
                "row 1 of meaning refers to a row that word does not have"
            ])

        try damage()
        let damaged = try Connection.open(
            scratch.path("file"), Connection.Options(durability: .none))
        #expect(try damaged.integrityCheck() != [])
    }

    /// The words' own page, which nobody reads when the file is opened.
    private func damage() throws {
        do { _ = try Connection.withWords(scratch.path("file"), ["een"]) }
        var bytes = try scratch.bytes("file")
        for offset in 4_096..<4_196 { bytes[offset] = 0xEE }
        try scratch.write(bytes, to: "file")
    }
}
