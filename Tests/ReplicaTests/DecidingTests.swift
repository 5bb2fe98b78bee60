import SyncProtocol
import Testing

@testable import Replica

/// What was written apart is read with all that is known of it, and decided with a reason.
@Suite struct DecidingTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 51)
    private let beginning: Change

    init() throws {
        replica = try Replica.enrolled()
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
        try write(.coen, "coen")
        try write(Person(3), "derde")
    }

    private func write(_ person: Person, _ word: String) throws {
        try replica.receive([
            person.change(
                1, on: [beginning.name], in: folder, at: FixedClock.now - 10,
                [
                    .write(SmallSchema.reviewed, .text(word), reason: nil),
                    .write(SmallSchema.latest, .text(word), reason: nil),
                ])
        ])
    }

    private func conflict() throws -> Conflict {
        try #require(try replica.conflicts(in: folder, about: SmallSchema.key).first)
    }

    @Test func `each side tells who wrote it, when, and on what`() throws {
        let conflict = try conflict()

        #expect(Set(conflict.sides.map(\.author)) == [Person.coen.user, Person(3).user])
        #expect(conflict.sides.map(\.at) == [FixedClock.now - 10, FixedClock.now - 10])
        for side in conflict.sides {
            #expect(try replica.basis(of: side, in: conflict) == [.value(.text("begin"))])
        }
    }

    @Test func `a decision is a write with a reason that has seen all sides`() throws {
        let name = try replica.decide(conflict(), .value(.text("coen")), reason: "gebeld")

        #expect(try replica.conflicts(in: folder).isEmpty)
        #expect(try replica.heads(of: folder) == [name])
        let steps = try replica.history(of: SmallSchema.reviewed, in: folder)
        #expect(steps.last?.reason == "gebeld")
    }

    @Test func `a side that came after the conflict was shown stays open`() throws {
        let shown = try conflict()
        try write(Person(4), "vierde")

        try replica.decide(shown, .value(.text("coen")), reason: "gebeld")

        let choices = Set(try conflict().sides.map(\.choice))
        #expect(choices == [.value(.text("coen")), .value(.text("vierde"))])
    }

    @Test func `where a field is contested is told, until it is decided`() throws {
        func contested(_ field: Field) throws -> [String] {
            try replica.contested(field.number, of: field.key.type)
                .map { "\($0.folder) \($0.record)" }
        }

        #expect(try contested(SmallSchema.reviewed) == ["\(folder) \(SmallSchema.key.record)"])
        #expect(try contested(SmallSchema.latest) == [])
        try replica.decide(conflict(), .value(.text("coen")), reason: "gebeld")
        #expect(try contested(SmallSchema.reviewed) == [])
    }

    @Test func `conflicts of another folder are not listed`() throws {
        #expect(try replica.conflicts(in: FolderID(high: 9, low: 9)).isEmpty)
        #expect(try replica.conflicts().count == 1)
        #expect(try replica.counts().conflicts == 1)
    }

    @Test func `a field that shows the latest lists the other values quietly`() throws {
        let apart = try replica.latestApart(in: folder)

        #expect(apart.map(\.subject) == [.field(SmallSchema.latest)])
        #expect(apart[0].sides.count == 2)
        #expect(!apart[0].isUnsure(at: FixedClock.now))
        #expect(apart[0].isUnsure(at: FixedClock.now - 20))
    }
}
