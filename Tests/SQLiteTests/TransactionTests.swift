import SQLite
import Testing

/// All or nothing, and one at a time.
struct TransactionTests {
    private let scratch = try! Scratch()
    private struct Stop: Error {}

    private func words() throws -> Connection {
        try Connection.withWords(scratch.path("file"), ["een"])
    }

    @Test func `what a body wrote is there when it returns and gone when it throws`() throws {
        let db = try words()

        let number = try db.transaction {
            try db.add(["twee"])
            return db.lastInsertedRow
        }
        #expect(throws: Stop.self) {
            try db.transaction {
                try db.add(["drie"])
                throw Stop()
            }
        }

        #expect(number == 2)
        #expect(try db.words() == ["een", "twee"])
    }

    @Test func `a commit that fails rolls back`() throws {
        let db = try words()
        try db.script(
            """
            CREATE TABLE meaning (
                number INTEGER REFERENCES word DEFERRABLE INITIALLY DEFERRED
            ) STRICT
            """)

        #expect {
            try db.transaction {
                try db.add(["twee"])
                try db.run("INSERT INTO meaning VALUES (99)")
            }
        } throws: {
            ($0 as? SQLiteError)?.kind == .constraint
        }

        #expect(try db.words() == ["een"])
        try db.transaction { try db.add(["drie"]) }
        #expect(try Connection.open(scratch.path("file"), .reader).words() == ["een", "drie"])
    }

    @Test func `a transaction that SQLite itself rolled back leaves nothing`() throws {
        let db = try words()

        #expect(throws: SQLiteError.self) {
            try db.transaction {
                try db.add(["twee"])
                try db.run("INSERT OR ROLLBACK INTO word (word) VALUES ('een')")
            }
        }

        #expect(try db.words() == ["een"])
        try db.transaction { try db.add(["drie"]) }
    }

    @Test func `a transaction waits for no other to find out that it must`() throws {
        let db = try words()
        let other = try Connection.open(
            scratch.path("file"), Connection.Options(durability: .none, busyMilliseconds: 1))
        var reached = false

        try db.transaction { () -> Void in
            #expect {
                try other.transaction { reached = true }
            } throws: {
                ($0 as? SQLiteError)?.kind == .busy
            }
        }

        #expect(!reached)
    }

    @Test func `a reading sees one state whatever others commit`() throws {
        let db = try words()
        let reader = try db.openReader()

        try reader.read {
            #expect(try reader.words() == ["een"])
            try db.add(["twee"])
            #expect(try reader.words() == ["een"])
        }

        #expect(try reader.words() == ["een", "twee"])
    }

    @Test func `a transaction within another ends the program`() async {
        await #expect(processExitsWith: .failure) {
            let db = try Connection.open(":memory:")
            try? db.transaction { try db.transaction {} }
        }
        await #expect(processExitsWith: .failure) {
            let db = try Connection.open(":memory:")
            try? db.read { try db.read {} }
        }
    }
}
