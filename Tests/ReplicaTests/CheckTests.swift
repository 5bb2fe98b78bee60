import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// What somebody changed in a replica's file is found.
@Suite struct CheckTests {
    private let scratch = try! Scratch()
    private let folder = FolderID(high: 3, low: 8)

    /// A replica with a conflict, own changes, a text and something parked.
    private func makeFile() throws {
        let replica = try Replica.enrolled(scratch.path("replica"))
        let beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
        for word in ["anke", "weer"] {
            try replica.commit(
                Save(
                    folder: folder, openedOn: [beginning.name],
                    operations: [.write(SmallSchema.reviewed, .text(word), reason: nil)]))
        }
        try replica.receive([
            Person.coen.change(1, on: [ChangeName(of: [1])], in: folder, [.remark("gebeld")])
        ])
        #expect(try replica.check() == [])
    }

    static let damages = [
        ("UPDATE note SET reviewed = 'anders'", "table note"),
        ("DELETE FROM note", "table note"),
        ("UPDATE note SET causes = x'8480a0a0a0'", "table note"),
        (
            "INSERT INTO deleted VALUES (zeroblob(16), 1, zeroblob(16), x'8380a0a0')",
            "table deleted"
        ),
        ("UPDATE text SET string = 'xyZ'", "table text"),
        ("UPDATE place SET place = 'zuid'", "table place"),
        ("DELETE FROM conflict", "table conflict"),
        ("DELETE FROM head WHERE number = (SELECT max(number) FROM head)", "table head"),
        ("UPDATE change SET body = zeroblob(40) WHERE number = 1", "another body"),
        ("UPDATE change SET header = x'a0' WHERE number = 1", "another header"),
        ("UPDATE change SET parents = x'80' WHERE number = 2", "lacks a parent"),
        ("UPDATE own SET chain = zeroblob(32) WHERE sequence = 1", "breaks at 1"),
        ("DELETE FROM own WHERE sequence = 1", "breaks at 2"),
    ]

    @Test(arguments: damages)
    func `a changed file is found damaged`(statement: String, words: String) throws {
        try makeFile()
        let file = try Connection.open(
            scratch.path("replica"), Connection.Options(durability: .none))

        try file.run(statement)

        #expect(file.changedRows > 0)
        let found = try Replica.opened(scratch.path("replica")).check().map(\.description)
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }

    @Test func `making the tables anew mends what was derived`() throws {
        try makeFile()
        let before = try Replica.opened(scratch.path("replica")).contents()
        let file = try Connection.open(
            scratch.path("replica"), Connection.Options(durability: .none))
        for (statement, words) in Self.damages where words.hasPrefix("table") {
            try file.run(statement)
        }

        let replica = try Replica.opened(scratch.path("replica"))
        try replica.rebuild()

        #expect(try replica.check() == [])
        #expect(try replica.contents() == before)
    }

    @Test func `looking for damage changes nothing`() throws {
        try makeFile()
        let replica = try Replica.opened(scratch.path("replica"))
        let before = try replica.contents()

        _ = try replica.check()

        #expect(try replica.contents() == before)
    }
}
