import CSQLite
import Testing

@testable import SQLite

/// Preparing, binding and running one statement often.
final class StatementTests {
    private let db = try! Connection.withWords(":memory:")

    private static let byNumber = "SELECT word FROM word WHERE number = :number"

    @Test func `one statement runs over a loop and counts its rows`() throws {
        do {
            let statement = try db.prepare(
                "INSERT INTO word (number, word) VALUES (:number, :word)")
            let number = try statement.index(of: "number")
            let word = try statement.index(of: "word")
            for each in 0..<1_000 as Range<Int64> {
                try statement.bind(each, at: number)
                try statement.bind("woord \(each)", at: word)
                try statement.run()
                #expect(db.changedRows == 1)
                #expect(db.lastInsertedRow == each)
            }
        }

        #expect(try db.count("SELECT count(*) FROM word") == 1_000)
    }

    @Test func `what is bound stays bound until the statement is given back`() throws {
        try db.add(["een"])

        do {
            let statement = try db.prepare(Self.byNumber)
            try statement.bind(1, at: 1)
            for _ in 0..<2 {
                #expect(try statement.step())
                #expect(statement.row.text(0) == "een")
                statement.reset()
            }
        }

        #expect(try db.first(Self.byNumber) { $0.text(0) } == nil)
    }

    @Test func `a statement given back in the middle of its rows holds nothing up`() throws {
        try db.add(["een", "twee"])

        do {
            let statement = try db.prepare("SELECT word FROM word")
            #expect(try statement.step())
        }

        try db.script("DROP TABLE word")
    }

    @Test func `a query runs within the same query`() throws {
        try db.add(["een", "twee", "drie"])
        let all = "SELECT word FROM word ORDER BY number"
        var pairs: [String] = []

        try db.forEach(all) { (outer: Row) throws(SQLiteError) in
            try db.forEach(all) { (inner: Row) throws(SQLiteError) in
                pairs.append(outer.text(0) + inner.text(0))
            }
        }

        #expect(pairs.count == 9)
        #expect(pairs.last == "driedrie")
    }

    @Test func `a statement keeps the file open that its connection left`() throws {
        let scratch = try Scratch()
        let statement: Statement
        do {
            let db = try Connection.withWords(scratch.path("file"), ["een"])
            statement = try db.prepare("SELECT word FROM word")
        }

        #expect(try statement.step())
        #expect(statement.row.text(0) == "een")
    }

    @Test func `more texts than the cache holds all give their own answers`() throws {
        for round in 0..<2 {
            for number in 0..<1_200 as Range<Int64> {
                #expect(try db.count("SELECT \(number)") == number, "round \(round)")
            }
        }
    }

    @Test func `two texts of one hash each give their own answer`() throws {
        let one = "SELECT 1 --aaaaaeDaaaaad"
        let two = "SELECT 2 --lszjn.-92Jlj "
        #expect(textHash(one) == textHash(two))

        for _ in 0..<2 {
            #expect(try db.count(one) == 1)
            #expect(try db.count(two) == 2)
        }
    }

    @Test func `parameters are found by name in any order`() throws {
        let difference = "SELECT :one - :other"

        #expect(try db.count(difference, ["one": .integer(5), "other": .integer(3)]) == 2)
        #expect(try db.count(difference, ["other": .integer(3), "one": .integer(5)]) == 2)
    }

    @Test func `a name that the text does not have is refused`() throws {
        #expect {
            try db.count("SELECT :one", ["other": .integer(3)])
        } throws: {
            ($0 as? SQLiteError)?.code == SQLITE_RANGE
        }
    }

    @Test(arguments: ["SELECT 1; SELECT 2", "", "  "])
    func `a text that is not one statement is refused`(sql: String) throws {
        #expect(throws: SQLiteError(code: SQLITE_MISUSE, message: "not one statement", sql: sql)) {
            try db.run(sql)
        }
    }

    @Test func `after a failed run the statement runs again`() throws {
        let statement = try db.prepare("INSERT INTO word (word) VALUES (:word)")
        try statement.bind("een", at: 1)
        try statement.run()

        #expect(throws: SQLiteError.self) { try statement.run() }
        try statement.bind("twee", at: 1)
        try statement.run()

        #expect(try db.words() == ["een", "twee"])
    }
}
