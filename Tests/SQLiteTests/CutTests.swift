import CSQLite
import SQLite
import Testing

/// A program that is cut off runs no statement any more.
struct CutTests {
    private let scratch = try! Scratch()

    /// How many statements the body asks for until it passes untouched.
    private func statements(
        _ db: inout Connection, _ body: (borrowing Connection) throws -> Void
    ) throws -> Int {
        for statements in 0... {
            var left = statements
            db.isCut = {
                left -= 1
                return left < 0
            }
            defer { db.isCut = nil }
            do {
                try body(db)
                return statements
            } catch {
                #expect((error as? SQLiteError)?.code == SQLITE_ABORT)
            }
        }
        return 0
    }

    @Test func `every run of a statement is asked for, its rows are not`() throws {
        var db = try Connection.withWords(scratch.path("file"), ["een", "twee", "drie"])

        #expect(try statements(&db) { db in _ = try db.words() } == 1)
        #expect(try statements(&db) { db in try db.script("PRAGMA optimize") } == 1)
        #expect(try statements(&db) { db in try db.checkpoint() } == 1)
        let held = try statements(&db) { db in
            let statement = try db.prepare("SELECT number FROM word")
            for _ in 0..<4 { try statement.run() }
        }
        #expect(held == 4)
    }

    @Test func `a transaction that is cut off leaves nothing`() throws {
        var db = try Connection.withWords(scratch.path("file"), ["een"])

        let statements = try statements(&db) { db in
            #expect(try Connection.open(scratch.path("file"), .reader).words() == ["een"])
            try db.transaction { try db.add(["twee", "drie"]) }
        }

        #expect(statements == 4)
        #expect(try db.words() == ["een", "twee", "drie"])
    }
}
