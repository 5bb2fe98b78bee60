import Foundation
import SQLite
import Testing

/// Named steps, each carried out once.
struct MigrationTests {
    private let scratch = try! Scratch()
    private struct Stop: Error {}

    private static let words = Migrations.Step("words") { db in
        try db.script("CREATE TABLE word (number INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT")
    }
    private static let first = Migrations.Step("a first word") { db in try db.add(["een"]) }
    private static let second = Migrations.Step("a second word") { db in try db.add(["twee"]) }

    private func open(_ steps: [Migrations.Step]) throws(OpenError) -> Connection {
        try Connection.open(
            scratch.path("file"),
            Connection.Options(durability: .none, migrations: Migrations(steps)))
    }

    @Test func `each step is carried out once, in order, and its name is kept`() throws {
        for _ in 0..<2 {
            let db = try open([Self.words, Self.first])
            try db.migrate()
            #expect(try db.words() == ["een"])
        }

        let db = try open([Self.words, Self.first, Self.second])
        try db.migrate()

        #expect(try db.words() == ["een", "twee"])
        #expect(try db.migrationNames() == ["words", "a first word", "a second word"])
    }

    @Test func `steps that are all done write nothing`() throws {
        let db = try open([Self.words])
        try db.migrate()
        let other = try open([Self.words])

        try other.transaction { try db.openReader().migrate() }
    }

    @Test func `a step that fails leaves the file as it was`() throws {
        do { try open([Self.words, Self.first]).migrate() }
        let before = try scratch.files()
        let failing = Migrations.Step("stop") { db in
            try db.run("DELETE FROM word")
            throw Stop()
        }

        do {
            let db = try open([Self.words, Self.first, Self.second, failing])
            #expect(throws: Stop.self) { try db.migrate() }
            #expect(try db.words() == ["een"])
            #expect(try db.migrationNames() == ["words", "a first word"])
        }

        #expect(try scratch.files() == before)
    }

    @Test func `a file with other steps than this program is newer`() throws {
        do { try open([Self.words, Self.first]).migrate() }
        let path = scratch.path("file")

        #expect(throws: OpenError.newer(path: path, step: "a first word")) {
            _ = try open([Self.words])
        }
        #expect(throws: OpenError.newer(path: path, step: "a first word")) {
            _ = try open([Self.words, Self.second, Self.first])
        }
    }

    @Test func `who is second to bring a new file up to date finds it done or newer`() throws {
        let old = try open([Self.words])
        let same = try open([Self.words, Self.first])
        try open([Self.words, Self.first]).migrate()

        try same.migrate()
        #expect(throws: OpenError.newer(path: scratch.path("file"), step: "a first word")) {
            try old.migrate()
        }

        #expect(try same.words() == ["een"])
    }

    @Test func `two steps of one name end the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = Migrations([.init("words") { _ in }, .init("words") { _ in }])
        }
    }
}
