import Merge
import SyncProtocol
import Testing

@testable import Replica

/// A form writes what was changed in it, on what it showed: the rest is left as others wrote it.
@Suite struct FormTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 30)
    private let beginning: Change

    init() throws {
        replica = try Replica.enrolled()
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
    }

    private func opened() throws -> Form { try replica.open(SmallSchema.key, in: folder) }

    private func record() throws -> ShownRecord {
        try #require(try replica.record(SmallSchema.key, in: folder))
    }

    /// What Coen did meanwhile, without sight of the form.
    private func receive(_ operations: [Operation], place: Scope? = nil) throws {
        try replica.receive([
            Person.coen.change(
                1, on: [beginning.name], in: folder, at: FixedClock.now - 1, operations,
                place: place)
        ])
    }

    private func type(_ word: String, at position: Int) -> Operation {
        .edit(
            SmallSchema.words, [TextEdit(position: position, removed: 0, inserted: word)])
    }

    @Test func `a form in which nothing was changed has nothing to save`() throws {
        var form = try opened()
        form.set(SmallSchema.reviewed, to: .text("anders"))
        form.set(SmallSchema.reviewed, to: .text("begin"))
        form.add(.text("x"), to: SmallSchema.tags)
        form.replace(SmallSchema.words, with: "xyz")
        form.clear(SmallSchema.latest)
        form.restore(SmallSchema.key)

        #expect(!form.isChanged)
        #expect(throws: ReplicaError.nothingToSave) { try replica.commit(form) }
    }

    @Test func `only what was changed is written`() throws {
        var form = try opened()
        form.set(SmallSchema.reviewed, to: .text("begin"))
        form.set(SmallSchema.latest, to: .text("nieuw"))
        form.add(.text("y"), to: SmallSchema.tags)
        form.remove(.text("x"), from: SmallSchema.tags)
        form.replace(SmallSchema.words, with: "xy en z")

        let save = try form.save()

        #expect(save.openedOn == [beginning.name])
        #expect(
            save.operations == [
                .write(SmallSchema.latest, .text("nieuw"), reason: nil),
                .add(SmallSchema.tags, .text("y")), .remove(SmallSchema.tags, .text("x")),
                .edit(SmallSchema.words, textEdits(from: "xyz", to: "xy en z")),
            ])
    }

    @Test func `a register to review that both wrote becomes a conflict`() throws {
        var form = try opened()
        form.set(SmallSchema.reviewed, to: .text("anke"))
        try receive([.write(SmallSchema.reviewed, .text("coen"), reason: nil)])

        try replica.commit(form)

        let conflict = try #require(try replica.conflicts().first)
        #expect(conflict.subject == .field(SmallSchema.reviewed))
        #expect(
            Set(conflict.sides.map(\.choice)) == [.value(.text("anke")), .value(.text("coen"))])
    }

    @Test func `of a register that shows the latest the other value is kept`() throws {
        var form = try opened()
        form.set(SmallSchema.latest, to: .text("anke"))
        try receive([.write(SmallSchema.latest, .text("coen"), reason: nil)])

        try replica.commit(form)

        let live = try replica.state(of: SmallSchema.key, in: folder)?.registers[
            SmallSchema.latest.number]
        #expect(Set((live ?? []).map(\.value)) == [.text("anke"), .text("coen")])
        #expect(try record().values[SmallSchema.latest.number] == .text("anke"))
        #expect(try replica.conflicts().isEmpty)
    }

    @Test func `a set holds what both added, and what one removed is gone`() throws {
        var form = try opened()
        form.add(.text("anke"), to: SmallSchema.tags)
        form.remove(.text("x"), from: SmallSchema.tags)
        try receive([.add(SmallSchema.tags, .text("coen"))])

        try replica.commit(form)

        #expect(try record().sets[SmallSchema.tags.number] == [.text("anke"), .text("coen")])
    }

    @Test func `an element that was added again meanwhile stays when the form removes it`() throws {
        var form = try opened()
        form.remove(.text("x"), from: SmallSchema.tags)
        try receive([.add(SmallSchema.tags, .text("x"))])

        try replica.commit(form)

        #expect(try record().sets[SmallSchema.tags.number] == [.text("x")])
    }

    @Test func `a text has what both typed`() throws {
        var form = try opened()
        form.replace(SmallSchema.words, with: "anke xyz")
        try receive([type(" coen", at: 3)])

        try replica.commit(form)

        #expect(try record().texts[SmallSchema.words.number] == "anke xyz coen")
    }

    @Test func `a record that was worked on meanwhile is not deleted unseen`() throws {
        var form = try opened()
        form.delete(SmallSchema.key, reason: "dubbel")
        try receive([.write(SmallSchema.latest, .text("coen"), reason: nil)])

        try replica.commit(form)

        #expect(try replica.conflicts().map(\.subject) == [.existence(SmallSchema.key)])
        #expect(try record().values[SmallSchema.latest.number] == .text("coen"))
    }

    @Test func `a record that was deleted meanwhile comes back with what the form wrote`() throws {
        var form = try opened()
        form.set(SmallSchema.reviewed, to: .text("anke"))
        try receive([.delete(SmallSchema.key, reason: nil)])

        try replica.commit(form)

        #expect(try replica.conflicts().map(\.subject) == [.existence(SmallSchema.key)])
        #expect(try record().values[SmallSchema.reviewed.number] == .text("anke"))
    }

    @Test func `a folder that was transferred twice lies in both places`() throws {
        var form = try opened()
        form.place = Person.south
        try receive([], place: Scope("oost")!)

        try replica.commit(form)

        #expect(try replica.conflicts().map(\.subject) == [.place])
    }

    @Test func `there is no conflict where the other's field was not touched`() throws {
        var form = try opened()
        form.set(SmallSchema.latest, to: .text("anke"))
        form.add(.text("anke"), to: SmallSchema.tags)
        try receive([
            .write(SmallSchema.reviewed, .text("coen"), reason: nil), type("coen", at: 0),
        ])

        try replica.commit(form)

        #expect(try replica.conflicts().isEmpty)
        #expect(try record().values[SmallSchema.reviewed.number] == .text("coen"))
        #expect(try record().values[SmallSchema.latest.number] == .text("anke"))
        #expect(try record().texts[SmallSchema.words.number] == "coenxyz")
    }

    @Test func `a form tells who changed what since it was opened`() throws {
        var form = try opened()
        form.set(SmallSchema.reviewed, to: .text("anke"))
        #expect(try !form.isOutdated(in: replica))
        try receive([
            .write(SmallSchema.reviewed, .text("coen"), reason: nil), type("coen", at: 0),
        ])

        let news = try form.news(in: replica)

        #expect(news.isOutdated)
        #expect(
            news.arrivals.map(\.subject) == [
                .field(SmallSchema.reviewed), .field(SmallSchema.words),
            ])
        #expect(news.arrivals.map(\.meetsTheForm) == [true, false])
        #expect(news.arrivals.map(\.author) == [Person.coen.user, Person.coen.user])
        #expect(news.arrivals.map(\.at) == [FixedClock.now - 1, FixedClock.now - 1])
    }
}
