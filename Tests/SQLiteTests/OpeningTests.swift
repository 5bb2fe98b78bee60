import CSQLite
import SQLite
import Testing

/// How a connection stands after it was opened.
struct OpeningTests {
    private let scratch = try! Scratch()

    private static let quiet = Connection.Options(durability: .none)

    @Test(arguments: [
        ("journal_mode", "wal"), ("foreign_keys", "1"), ("secure_delete", "1"),
        ("trusted_schema", "0"), ("cell_size_check", "1"), ("cache_size", "-512"),
        ("application_id", "1447314027"), ("busy_timeout", "7"),
    ])
    func `a connection is set up for safety`(name: String, value: String) throws {
        let db = try Connection.open(
            scratch.path("file"),
            Connection.Options(
                applicationID: 1_447_314_027, cacheKibibytes: 512, busyMilliseconds: 7))

        #expect(try db.first("PRAGMA \(name)") { $0.text(0) } == value)
    }

    @Test(
        arguments: [
            (Connection.Durability.full, 2), (.normal, 1), (.none, 0),
        ] as [(Connection.Durability, Int64)])
    func `durability is what SQLite calls synchronous`(
        durability: Connection.Durability, level: Int64
    ) throws {
        let db = try Connection.open(
            scratch.path("file"), Connection.Options(durability: durability))

        #expect(try db.count("PRAGMA synchronous") == level)
    }

    /// In a process of its own: elsewhere another test may have used SQLite before any file was opened.
    @Test func `SQLite does not count its memory`() async throws {
        await #expect(processExitsWith: .success) {
            let db = try Connection.withWords(":memory:", ["een"])

            #expect(try db.words() == ["een"])
            #expect(sqlite3_memory_used() == 0)
        }
    }

    @Test func `a closed file has nothing beside it`() throws {
        do { _ = try Connection.withWords(scratch.path("file"), ["een"]) }

        #expect(try scratch.files().keys.sorted() == ["file"])
    }

    @Test func `a file that must exist is not made`() throws {
        let path = scratch.path("file")

        #expect(throws: OpenError.missing(path: path)) {
            _ = try Connection.open(path, Connection.Options(mustExist: true))
        }
        #expect(throws: OpenError.missing(path: path)) { _ = try Connection.open(path, .reader) }
        #expect(try scratch.files().isEmpty)
    }

    @Test func `a folder that is not there makes no file`() throws {
        #expect {
            _ = try Connection.open(scratch.path("none/file"))
        } throws: { error in
            guard case .failed(let error) = error as? OpenError else { return false }
            return error.code == SQLITE_CANTOPEN
        }
    }

    @Test func `what a crashed program committed is there when it is opened again`() throws {
        let db = try Connection.withWords(scratch.path("file"), ["een", "twee"])
        try scratch.copyAsCrashed("file", to: "copy")

        #expect(try db.words() == ["een", "twee"])
        #expect(try Connection.open(scratch.path("copy"), Self.quiet).words() == ["een", "twee"])
        #expect(try scratch.files()["copy-wal"] == nil)
    }

    @Test func `a database in memory needs no file`() throws {
        let db = try Connection.withWords(":memory:", ["een"])

        #expect(try db.words() == ["een"])
        #expect(try scratch.files().isEmpty)
    }
}
