import Foundation
import SQLite
import Testing

/// A backup is whole, and until then it is not there.
struct BackupTests {
    private let scratch = try! Scratch()
    private static let words = (0..<2_000).map { "woord \($0)" }

    private func database() throws -> Connection {
        let db = try Connection.open(
            scratch.path("file"), Connection.Options(durability: .none, applicationID: 7))
        try db.script(
            "CREATE TABLE word (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT")
        try db.transaction { try db.add(Self.words) }
        return db
    }

    private func opened(_ name: String) throws -> Connection {
        try Connection.open(
            scratch.path(name),
            Connection.Options(durability: .none, mustExist: true, applicationID: 7))
    }

    @Test func `a backup holds the state of its beginning while others write`() throws {
        let db = try database()
        let other = try opened("file")
        var steps: [Connection.BackupProgress] = []

        try db.backup(to: scratch.path("copy"), pagesPerStep: 2) { progress in
            steps.append(progress)
            if steps.count <= 20 { try! other.add(["later \(steps.count)"]) }
        }

        #expect(steps.count > 8)
        #expect(steps.map(\.copiedPages) == steps.map(\.copiedPages).sorted())
        #expect(steps.last.map { $0.copiedPages == $0.pages } == true)
        #expect(try db.words().count == Self.words.count + min(steps.count, 20))
        let copy = try opened("copy")
        #expect(try copy.words() == Self.words)
        #expect(try copy.integrityCheck() == [])
    }

    @Test func `a backup is one file`() throws {
        let db = try database()

        try db.backup(to: scratch.path("copy"))

        #expect(
            try scratch.files().keys.sorted() == ["copy", "file", "file-shm", "file-wal"])
        // Not of the kind that needs a log beside it (file format, §1.3.3).
        #expect(try Array(scratch.bytes("copy")[18..<20]) == [1, 1])
    }

    @Test func `a file that is there is not replaced`() throws {
        let db = try database()
        try scratch.write([1], to: "copy")
        try scratch.write([2], to: "other-wal")

        for name in ["copy", "other"] {
            #expect(throws: SQLiteError.self) { try db.backup(to: scratch.path(name)) }
        }

        #expect(try scratch.bytes("copy") == [1])
        #expect(try scratch.files()["other"] == nil)
    }

    @Test func `a backup that is cut off leaves no file`() throws {
        var db = try database()
        var statements = 0
        while true {
            var left = statements
            db.isCut = {
                left -= 1
                return left < 0
            }
            do {
                try db.backup(to: scratch.path("copy"), pagesPerStep: 2)
                break
            } catch {
                #expect(
                    try scratch.files().keys.sorted() == ["file", "file-shm", "file-wal"])
            }
            statements += 1
        }

        #expect(statements > 8)
        #expect(try opened("copy").words() == Self.words)
    }

    @Test func `a backup killed halfway is made anew`() async throws {
        let db = try database()
        let path = scratch.path("copy")
        let source = scratch.path("file")

        await #expect(processExitsWith: .failure) {
            [path = path as String, source = source as String] in
            let db = try Connection.open(source, Connection.Options(mustExist: true))
            try db.backup(to: path, pagesPerStep: 5) { progress in
                if progress.copiedPages > 9 { _exit(3) }
            }
        }

        #expect(try scratch.files()["copy"] == nil)
        #expect(try scratch.files()["copy.unfinished"] != nil)
        try db.backup(to: path)
        #expect(try scratch.files()["copy.unfinished"] == nil)
        #expect(try opened("copy").words() == Self.words)
    }

    @Test func `a database in memory can be backed up`() throws {
        let db = try Connection.withWords(":memory:", ["een"])

        try db.backup(to: scratch.path("copy"))

        #expect(try Connection.open(scratch.path("copy"), .reader).words() == ["een"])
    }

    @Test func `after a truncating checkpoint the file holds all and the log nothing`() throws {
        let db = try database()
        #expect(try scratch.bytes("file-wal").count > 0)

        try db.checkpoint(.truncate)

        #expect(try scratch.bytes("file-wal").count == 0)
        try scratch.write(scratch.bytes("file"), to: "copy")
        #expect(try opened("copy").words() == Self.words)
    }

    @Test func `a checkpoint that must wait for a reader gives up as busy`() throws {
        let db = try Connection.withWords(scratch.path("file"), ["een"])
        let reader = try db.openReader()

        try reader.read {
            #expect(try reader.words() == ["een"])
            try db.add(["twee"])
            try db.checkpoint(.passive)
            #expect {
                try db.checkpoint(.truncate)
            } throws: {
                ($0 as? SQLiteError)?.kind == .busy
            }
        }

        try db.checkpoint(.truncate)
    }
}
