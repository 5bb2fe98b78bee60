import SyncProtocol
import Testing

@testable import Replica

/// What became of one field, and who wrote which piece of a text.
@Suite struct FieldHistoryTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 50)
    private let beginning: Change

    init() throws {
        replica = try Replica.enrolled()
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
    }

    private func coen(_ operations: [Operation], at: Int64 = 200) -> Change {
        Person.coen.change(1, on: [beginning.name], in: folder, at: at, operations)
    }

    private func type(_ word: String, at position: Int, removed: Int = 0) -> Operation {
        .edit(
            SmallSchema.words,
            [TextEdit(position: position, removed: removed, inserted: word)])
    }

    @Test func `a field tells from what to what, and why`() throws {
        try replica.write(SmallSchema.key, in: folder) {
            $0.set(SmallSchema.reviewed, to: .text("anke"), reason: "gebeld")
        }
        try replica.receive([coen([.write(SmallSchema.reviewed, .text("coen"), reason: nil)])])
        let conflict = try #require(try replica.conflicts(in: folder).first)
        try replica.decide(conflict, .value(.text("coen")), reason: "nagevraagd")
        let last = try replica.write(SmallSchema.key, in: folder, reason: "toch niet") {
            $0.clear(SmallSchema.reviewed)
            $0.clear(SmallSchema.latest)
        }
        try replica.hear(.rejected(.byPerson("nee")), on: [last])

        let steps = try replica.history(of: SmallSchema.reviewed, in: folder)

        #expect(
            steps.map(\.deed) == [
                .wrote(from: [], to: .text("begin")),
                .wrote(from: [.text("begin")], to: .text("anke")),
                .wrote(from: [.text("begin")], to: .text("coen")),
                .wrote(from: [.text("anke"), .text("coen")], to: .text("coen")),
                .wrote(from: [.text("coen")], to: .empty),
            ])
        #expect(steps.map(\.reason) == [nil, "gebeld", nil, "nagevraagd", "toch niet"])
        #expect(
            steps.map(\.author) == [
                Person.bram.user, Person.anke, Person.coen.user, Person.anke, Person.anke,
            ])
        #expect(steps.map(\.counts) == [true, true, true, true, false])
        #expect(steps.last?.standing == .rejected)
    }

    @Test func `a set and a text tell what came and what went`() throws {
        try replica.write(SmallSchema.key, in: folder) {
            $0.remove(.text("x"), from: SmallSchema.tags)
            $0.replace(SmallSchema.words, with: "x en z")
        }

        let tags = try replica.history(of: SmallSchema.tags, in: folder)
        let words = try replica.history(of: SmallSchema.words, in: folder)

        #expect(tags.map(\.deed) == [.added(.text("x")), .removed(.text("x"))])
        #expect(
            words.map(\.deed) == [
                .typed(inserted: ["x", "y", "z"], removed: []),
                .typed(inserted: [" en "], removed: ["y"]),
            ])
    }

    @Test func `each piece of a text has its author, also what was deleted`() throws {
        try replica.receive([coen([type("coen", at: 1, removed: 1)])])
        try replica.write(SmallSchema.key, in: folder) {
            $0.replace(SmallSchema.words, with: "xcoenz anke")
        }

        let reading = try replica.authors(of: SmallSchema.words, in: folder)

        let visible = reading.pieces.filter(\.isVisible)
        #expect(visible.map(\.string) == ["x", "coen", "z", " anke"])
        #expect(
            visible.map(\.insertedBy.author) == [
                Person.bram.user, Person.coen.user, Person.bram.user, Person.anke,
            ])
        #expect(visible.map(\.insertedBy.at) == [100, 200, 100, FixedClock.now])
        let deleted = try #require(reading.pieces.first { !$0.isVisible })
        #expect(deleted.string == "y")
        #expect(deleted.deletedBy.map(\.author) == [Person.coen.user])
    }

    @Test func `paragraphs in which people met are to be read until somebody has`() throws {
        try replica.write(SmallSchema.key, in: folder) {
            $0.replace(SmallSchema.words, with: "xyz\ntwee")
        }
        #expect(try replica.paragraphsToRead(in: folder) == [:])
        try replica.receive([coen([type("coen ", at: 0)])])
        #expect(try replica.paragraphsToRead(in: folder) == [:])

        let third = Person(3).change(
            1, on: [beginning.name], in: folder, [type("!", at: 3)])
        try replica.receive([third])

        #expect(try replica.paragraphsToRead(in: folder) == [SmallSchema.words: [0..<9]])
        let text = try replica.text(of: SmallSchema.words, in: folder)
        #expect(text == "coen xyz!\ntwee" || text == "coen xyz\ntwee!")
        try replica.write(SmallSchema.key, in: folder) {
            $0.replace(SmallSchema.words, with: "Coen xyz!\ntwee")
        }
        #expect(try replica.paragraphsToRead(in: folder) == [:])
    }

    @Test func `a record can be read as it was at any version`() throws {
        let before = try replica.heads(of: folder)
        try replica.write(SmallSchema.key, in: folder) {
            $0.set(SmallSchema.reviewed, to: .text("anke"))
            $0.replace(SmallSchema.words, with: "anders")
        }
        try replica.receive([coen([.add(SmallSchema.tags, .text("coen"))])])
        let present = try replica.heads(of: folder)

        let then = try #require(
            try replica.record(SmallSchema.key, in: folder, at: before))
        let now = try #require(try replica.record(SmallSchema.key, in: folder, at: present))

        #expect(then.values[SmallSchema.reviewed.number] == .text("begin"))
        #expect(then.texts[SmallSchema.words.number] == "xyz")
        let shown = try #require(try replica.record(SmallSchema.key, in: folder))
        #expect(now.values == shown.values)
        #expect(now.sets == shown.sets)
        #expect(now.texts == shown.texts)
    }

    @Test func `every story reads at its heads as it is shown`() throws {
        let replica = try Replica.opened()
        try replica.hold(Story.some.map(\.folder))
        try replica.receive(Story.some.flatMap(\.changes))

        for story in Story.some {
            let heads = try replica.heads(of: story.folder)
            let past = try replica.record(SmallSchema.key, in: story.folder, at: heads)
            let shown = try replica.record(SmallSchema.key, in: story.folder)
            #expect(past?.values == shown?.values)
            #expect(past?.sets == shown?.sets)
            #expect(past?.texts == shown?.texts)
        }
    }
}
