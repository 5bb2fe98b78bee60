import Glibc
import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// Files that are no replica, or none that this program can work with: said clearly, and left as they are.
@Suite struct UnusableFileTests {
    private let scratch: Scratch
    private var path: String { scratch.path("file") }

    init() throws { scratch = try Scratch() }

    private func problem() -> UnusableFile? {
        do {
            _ = try Replica.opened(path)
            return nil
        } catch ReplicaError.unusable(let path, let why) where path == self.path {
            return why
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try #require(file >= 0 && Glibc.write(file, bytes, bytes.count) == bytes.count)
        close(file)
    }

    private func makeReplica() throws {
        _ = try Replica.enrolled(path).commit(
            Save(
                folder: FolderID(high: 3, low: 1), operations: [.remark("nieuw")],
                kind: Person.dossier, place: Person.north))
    }

    @Test func `a letter to the mayor is not a replica`() throws {
        let letter = Array("Geachte burgemeester, ".utf8)
        try write(letter)

        #expect(problem() == .notAReplica)
        #expect(try scratch.contents(of: path) == letter)
    }

    @Test func `another program's database is not a replica`() throws {
        do {
            let other = try Connection.open(path)
            try other.script("CREATE TABLE recipe (name TEXT)")
        }
        let before = try scratch.contents(of: path)

        #expect(problem() == .notAReplica)
        #expect(try scratch.contents(of: path) == before)
    }

    @Test func `a replica of which half is gone is damaged, and stays as it is`() throws {
        try makeReplica()
        let half = Array(try scratch.contents(of: path).prefix(6_000))
        try write(half)

        guard case .damaged = problem() else {
            Issue.record("not found damaged")
            return
        }
        #expect(try scratch.contents(of: path) == half)
    }

    @Test func `a replica on which a newer program worked is left to that program`() throws {
        try makeReplica()
        do {
            let file = try Connection.open(path)
            try file.run("INSERT INTO migration (name) VALUES ('something new')")
        }

        #expect(problem() == .newer)
    }

    @Test func `opening again writes nothing`() throws {
        try makeReplica()
        let before = try scratch.contents(of: path)

        _ = try Replica.opened(path)

        #expect(try scratch.contents(of: path) == before)
    }
}
