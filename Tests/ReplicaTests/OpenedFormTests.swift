import Merge
import SyncProtocol
import Testing

@testable import Replica

/// A form is saved on the version that it was opened on: what came in meanwhile is not overwritten.
@Suite struct OpenedFormTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 1)
    private let opened: [ChangeName]

    /// Anke opens a form; meanwhile something of Coen's comes in that writes the same fields.
    init() throws {
        replica = try Replica.enrolled()
        try replica.hold([folder])
        let beginning = Person.bram.beginning(of: folder)
        try replica.receive([beginning])
        opened = try replica.heads(of: folder)
        try replica.receive([
            Person.coen.change(
                1, on: [beginning.name], in: folder, at: FixedClock.now + 1, Self.typed("coen"))
        ])
    }

    private static func typed(_ word: String) -> [Operation] {
        [
            .write(SmallSchema.reviewed, .text(word), reason: nil),
            .write(SmallSchema.latest, .text(word), reason: nil),
            .add(SmallSchema.tags, .text(word)),
            .edit(SmallSchema.words, [TextEdit(position: 1, removed: 0, inserted: word)]),
        ]
    }

    private func record() throws -> ShownRecord {
        try #require(try replica.record(SmallSchema.key, in: folder))
    }

    private func saveOpened() throws {
        try replica.commit(
            Save(folder: folder, openedOn: opened, operations: Self.typed("anke")))
    }

    @Test func `what came in meanwhile and must be reviewed becomes a conflict`() throws {
        try saveOpened()

        let conflict = try #require(try replica.conflicts().first)
        #expect(try replica.conflicts().count == 1)
        #expect(conflict.subject == .field(SmallSchema.reviewed))
        #expect(conflict.sides.map(\.author) == [Person.anke, Person.coen.user])
        #expect(conflict.sides.map(\.choice) == [.value(.text("anke")), .value(.text("coen"))])
        #expect(try record().values[SmallSchema.reviewed.number] == .text("coen"))
    }

    @Test func `the latest is shown and the other is kept`() throws {
        try saveOpened()

        let state = try #require(try replica.state(of: SmallSchema.key, in: folder))
        let live = state.registers[SmallSchema.latest.number] ?? []
        #expect(Set(live.map(\.value)) == [.text("anke"), .text("coen")])
        #expect(try record().values[SmallSchema.latest.number] == .text("coen"))
    }

    @Test func `sets and texts hold what both wrote`() throws {
        try saveOpened()

        let words = try #require(try record().texts[SmallSchema.words.number])
        let tags = try record().sets[SmallSchema.tags.number]
        #expect(tags == [.text("x"), .text("anke"), .text("coen")])
        #expect(["xankecoenyz", "xcoenankeyz"].contains(words))
    }

    @Test func `a form that was opened and saved at once has seen everything`() throws {
        try replica.commit(Save(folder: folder, operations: Self.typed("anke")))

        #expect(try replica.conflicts().isEmpty)
        #expect(try record().values[SmallSchema.reviewed.number] == .text("anke"))
        #expect(try record().texts[SmallSchema.words.number] == "xankecoenyz")
    }

    @Test func `whoever decides on both leaves no conflict`() throws {
        try saveOpened()

        try replica.commit(
            Save(
                folder: folder,
                operations: [.write(SmallSchema.reviewed, .text("beide"), reason: "gebeld")]))

        #expect(try replica.conflicts().isEmpty)
        #expect(try record().values[SmallSchema.reviewed.number] == .text("beide"))
        #expect(try replica.check() == [])
    }

    @Test func `a deletion on an older version does not take away what came in meanwhile`() throws {
        try replica.commit(
            Save(
                folder: folder, openedOn: opened,
                operations: [.delete(SmallSchema.key, reason: "dubbel")]))

        #expect(try replica.conflicts().map(\.subject) == [.existence(SmallSchema.key)])
        #expect(try record().values[SmallSchema.reviewed.number] == .text("coen"))
    }

    @Test func `a form that was opened on a version since rejected still stands on what it saw`()
        throws
    {
        let written = try replica.commit(Save(folder: folder, operations: Self.typed("anke")))
        let version = try replica.heads(of: folder)
        let before = try #require(try replica.row(named: written)).header.parents
        try replica.hear(.rejected(.byPerson("dubbel")), on: [written])

        let saved = try replica.commit(
            Save(folder: folder, openedOn: version, operations: Self.typed("weer")))

        #expect(try replica.row(named: saved)?.header.parents == before)
        #expect(try replica.conflicts().isEmpty)
    }
}
