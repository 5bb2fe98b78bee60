import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// The last own saves are filed later, many at once, and nobody sees the difference.
@Suite struct PileTests {
    private let scratch = try! Scratch()
    private let folder = FolderID(high: 3, low: 90)
    private let beginning: Change
    private let replica: Replica

    init() throws {
        replica = try Replica.enrolled(scratch.path("replica"))
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
    }

    private func save(_ word: String, in replica: Replica? = nil) throws -> ChangeName {
        try (replica ?? self.replica).commit(
            Save(
                folder: folder,
                operations: [.write(SmallSchema.latest, .text(word), reason: nil)]))
    }

    private var filed: Int64 { get throws { try replica.db.count("SELECT count(*) FROM own") } }

    @Test func `what lies on the pile is known by its name, waits, and can be undone`() throws {
        let names = try (0..<3).map { try save("\($0)") }

        #expect(try filed == 0)
        #expect(try replica.pile.names().map(\.name) == names.reversed())
        #expect(
            try names.map { try replica.row(named: $0)?.standing } == [
                .waiting, .waiting, .waiting,
            ])
        #expect(try replica.counts().waiting == 3)
        #expect(try replica.undoable().map(\.name) == names.reversed())
        #expect(try replica.history(of: folder).map(\.name) == [beginning.name] + names)
        #expect(try replica.heads(of: folder) == [names[2]])
        #expect(try replica.check() == [])
    }

    @Test func `a save may stand on one that lies deep in the pile`() throws {
        let names = try (0..<3).map { try save("\($0)") }

        try replica.commit(
            Save(
                folder: folder, openedOn: [names[0]],
                operations: [.write(SmallSchema.reviewed, .text("apart"), reason: nil)]))

        #expect(try replica.heads(of: folder).count == 2)
        #expect(try replica.check() == [])
    }

    @Test func `all of it is filed before the hub is spoken to`() throws {
        let names = try (0..<3).map { try save("\($0)") }

        let push = try #require(try replica.push(after: nil))

        #expect(push.changes.map(\.name) == names)
        #expect(try replica.pile.end() == nil)
        #expect(try filed == 3)
        #expect(try replica.firstWaiting(of: replica.currentSite()) == 1)
        #expect(try replica.check() == [])
    }

    @Test func `a high pile is filed, and looks as if each save had been at once`() throws {
        let names = try (0..<Pile.most * 2 + 5).map { try save("\($0)") }
        #expect(try filed == Int64(Pile.most + 1) * 2)
        #expect(try replica.counts().waiting == Int64(names.count))
        #expect(try replica.check() == [])

        try replica.fileAll()

        let other = try Replica.enrolled()
        try other.hold([folder])
        try other.receive([beginning])
        for place in names.indices {
            _ = try save("\(place)", in: other)
            try other.fileAll()
        }
        #expect(try filed == Int64(names.count))
        #expect(try replica.counts() == other.counts())
        #expect(
            try replica.records(of: SmallSchema.note).map(\.values)
                == other.records(of: SmallSchema.note).map(\.values))
        #expect(
            try replica.ownChanges(of: replica.currentSite(), after: 0).map(\.change.name) == names)
    }

    @Test func `many saves of one transaction are filed as they come`() throws {
        let count = Pile.most * 3
        let names = try replica.commitAll(
            (0..<count).map { number in
                Save(
                    folder: folder,
                    operations: [.write(SmallSchema.latest, .text("\(number)"), reason: nil)])
            })

        #expect(try replica.pile.end() == nil)
        #expect(
            try replica.ownChanges(of: replica.currentSite(), after: 0).map(\.change.name) == names)
        #expect(try replica.check() == [])
    }

    @Test func `another program goes on where the pile ends`() throws {
        let first = try save("een")
        let other = try Replica.opened(scratch.path("replica"))

        let second = try save("twee", in: other)
        let third = try save("drie")

        #expect(try other.push(after: nil)?.changes.map(\.name) == [first, second, third])
        #expect(try replica.check() == [])
    }

    @Test func `what comes from others is never put on the pile, and files it`() throws {
        let own = try save("een")

        try replica.receive([
            Person.coen.change(1, on: [own], in: folder, [.remark("gebeld")])
        ])

        #expect(try replica.pile.end() == nil)
        #expect(try filed == 1)
        #expect(try replica.check() == [])
    }

    @Test(arguments: [
        "UPDATE change SET chain = zeroblob(32) WHERE standing = 8",
        "UPDATE change SET sequence = 7 WHERE standing = 8",
    ])
    func `a changed pile is found damaged`(statement: String) throws {
        _ = try save("een")

        try replica.db.run(statement)

        #expect(try replica.check().map(\.description).contains { $0.contains("breaks at") })
    }

    @Test func `a folder is touched by a save, and again by what the hub says of it`() throws {
        let other = FolderID(high: 3, low: 91)
        try replica.hold([other])
        try replica.receive([Person.coen.beginning(of: other)])
        var revision = try replica.revision()
        func touched() throws -> [FolderID] {
            let changes = try replica.changes(since: revision)
            revision = changes.revision
            return changes.folders
        }

        let own = try save("een")
        #expect(try touched() == [folder])
        try replica.hear(.held(.noRight), on: [own])
        #expect(try touched() == [folder])
        try replica.receive { _ in try replica.erase(other) }
        #expect(try touched() == [other])
        _ = try save("twee")
        #expect(try touched() == [folder])
        for verdict in [Verdict.rejected(.byPerson("nee")), .accepted(Person.receipt)] {
            try replica.hear(verdict, on: [own])
            #expect(try touched() == [folder], "\(verdict)")
        }
        let late = Person.coen.change(2, on: [own], in: folder, [.remark("gebeld")])
        try replica.receive { receiving in
            try receiving.take(late, Person.receipt)
            try receiving.take(.rejected(.byPerson("nee")), on: late.name)
        }
        #expect(try touched() == [folder])
        #expect(try touched() == [])
    }

    @Test func `a program that ends while a high pile is filed has saved all or nothing`() throws {
        let statements = try Crashes().anywhere { replica in
            try replica.hold([folder])
            try replica.receive([beginning])
            for number in 0..<Pile.most { _ = try save("\(number)", in: replica) }
        } _: { replica in
            _ = try save("nog een", in: replica)
        }

        #expect(statements > 15)
    }
}
