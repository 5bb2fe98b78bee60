import SyncProtocol
import Testing

@testable import Replica

/// An own save is taken back on the version right after it: nobody's later work is overwritten unseen.
@Suite struct UndoTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 70)
    private let beginning: Change

    init() throws {
        replica = try Replica.enrolled()
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
    }

    private func write(_ work: (inout Form) -> Void) throws -> ChangeName {
        try replica.write(SmallSchema.key, in: folder, work)
    }

    private func receive(on parent: ChangeName, _ operations: [Operation]) throws {
        try replica.receive([
            Person.coen.change(1, on: [parent], in: folder, at: 200, operations)
        ])
    }

    private func contents() throws -> RecordContents {
        try #require(try replica.open(SmallSchema.key, in: folder)[SmallSchema.key]).shown
    }

    private func changeAll(_ form: inout Form) {
        form.set(SmallSchema.reviewed, to: .text("anke"))
        form.set(SmallSchema.latest, to: .text("anke"))
        form.add(.text("anke"), to: SmallSchema.tags)
        form.remove(.text("x"), from: SmallSchema.tags)
        form.replace(SmallSchema.words, with: "1 🏠 twee drie 4 vijf")
    }

    @Test func `what a save changed is put back, and done again`() throws {
        _ = try write { $0.replace(SmallSchema.words, with: "een twee drie vier") }
        let before = try contents()
        let name = try write(changeAll)
        let after = try contents()

        let undone = try replica.undo(name)
        #expect(try contents() == before)
        let redone = try replica.undo(undone[0])
        #expect(try contents() == after)
        try replica.undo(redone[0])

        #expect(try contents() == before)
        #expect(try replica.conflicts().isEmpty)
        #expect(try replica.check() == [])
    }

    @Test func `edits that stand on one another are taken back the last one first`() throws {
        let edits = [
            TextEdit(position: 0, removed: 0, inserted: "abc"),
            TextEdit(position: 1, removed: 3, inserted: "Q"),
            TextEdit(position: 0, removed: 2, inserted: ""),
        ]
        let name = try replica.commit(
            Save(folder: folder, operations: [.edit(SmallSchema.words, edits)]))
        #expect(try contents().texts[SmallSchema.words.number] == "yz")

        try replica.undo(name)

        #expect(try contents().texts[SmallSchema.words.number] == "xyz")
    }

    @Test func `a record that was made is deleted, and comes back`() throws {
        let new = RecordKey(type: SmallSchema.note, record: RecordID(high: 1, low: 7))
        let name = try replica.write(new, in: folder) {
            $0.set(Field(new, SmallSchema.latest.number), to: .text("nieuw"))
        }

        let undone = try replica.undo(name)
        #expect(try replica.record(new, in: folder) == nil)
        try replica.undo(undone[0])

        let values = try replica.record(new, in: folder)?.values
        #expect(values == [SmallSchema.latest.number: .text("nieuw")])
    }

    @Test func `a record that was deleted comes back, and one that came back goes`() throws {
        let name = try write { $0.delete(SmallSchema.key) }

        let undone = try replica.undo(name)
        #expect(try replica.record(SmallSchema.key, in: folder) != nil)
        try replica.undo(undone[0])

        #expect(try replica.record(SmallSchema.key, in: folder) == nil)
    }

    @Test func `a transfer goes back`() throws {
        let name = try write { $0.place = Person.south }

        try replica.undo(name)

        #expect(try replica.livePlaces(of: folder) == [Person.north])
    }

    @Test func `what someone wrote since on what was undone becomes a conflict`() throws {
        let name = try write { $0.set(SmallSchema.reviewed, to: .text("anke")) }
        try receive(on: name, [.write(SmallSchema.reviewed, .text("coen"), reason: nil)])

        try replica.undo(name)

        let conflict = try #require(try replica.conflicts(in: folder).first)
        #expect(
            Set(conflict.sides.map(\.choice)) == [.value(.text("begin")), .value(.text("coen"))])
    }

    @Test func `what someone typed since stays`() throws {
        let name = try write { $0.replace(SmallSchema.words, with: "xyz anke anke") }
        try receive(
            on: name,
            [
                .edit(
                    SmallSchema.words, [TextEdit(position: 6, removed: 0, inserted: "COEN")]),
                .add(SmallSchema.tags, .text("coen")),
            ])

        try replica.undo(name)

        #expect(try contents().texts[SmallSchema.words.number] == "xyzCOEN")
        #expect(try contents().sets[SmallSchema.tags.number] == [.text("x"), .text("coen")])
    }

    @Test func `a new record that someone worked on since is not deleted unseen`() throws {
        let new = RecordKey(type: SmallSchema.note, record: RecordID(high: 1, low: 8))
        let field = Field(new, SmallSchema.latest.number)
        let name = try replica.write(new, in: folder) { $0.set(field, to: .text("nieuw")) }
        try receive(on: name, [.write(field, .text("coen"), reason: nil)])

        try replica.undo(name)

        #expect(try replica.conflicts(in: folder).map(\.subject) == [.existence(new)])
    }

    @Test func `a decision that is undone leaves the conflict as it was, and done again none`()
        throws
    {
        let own = try write { $0.set(SmallSchema.reviewed, to: .text("anke")) }
        try receive(
            on: beginning.name, [.write(SmallSchema.reviewed, .text("coen"), reason: nil)])
        let conflict = try #require(try replica.conflicts(in: folder).first)
        let decision = try replica.decide(
            conflict, .value(.text("anke")), reason: "nagevraagd")

        let undone = try replica.undo(decision, reason: "vergist")

        let open = try #require(try replica.conflicts(in: folder).first)
        #expect(
            Set(open.sides.map(\.choice)) == [.value(.text("anke")), .value(.text("coen"))])
        #expect(undone.count == 2)
        #expect(try replica.undoable().map(\.undoes) == [decision, nil])
        #expect(try replica.undoable().last?.name == own)
        try replica.undo(undone[1])
        #expect(try replica.conflicts(in: folder).isEmpty)
        #expect(try contents().values[SmallSchema.reviewed.number] == .text("anke"))
    }

    @Test func `the last own saves are listed with what they did, but not what was undone`() throws
    {
        let first = try write { $0.set(SmallSchema.latest, to: .text("een")) }
        let second = try write { $0.set(SmallSchema.latest, to: .text("twee")) }
        #expect(try replica.undoable().map(\.name) == [second, first])
        #expect(try replica.undoable(limit: 1).map(\.name) == [second])
        #expect(
            try replica.undoable()[0].operations == [
                .write(SmallSchema.latest, .text("twee"), reason: nil)
            ])

        let undone = try replica.undo(second)

        #expect(try replica.undoable().map(\.name) == undone + [first])
        #expect(throws: ReplicaError.nothingToUndo(second)) { try replica.undo(second) }
        #expect(throws: ReplicaError.nothingToUndo(beginning.name)) {
            try replica.undo(beginning.name)
        }
    }

    @Test func `an undoing that was rejected can be tried again`() throws {
        let name = try write { $0.set(SmallSchema.latest, to: .text("een")) }
        let undone = try replica.undo(name)

        try replica.hear(.rejected(.byPerson("nee")), on: undone)

        #expect(try replica.undoable().map(\.name) == [name])
    }

    @Test func `nothing is undone in a folder that left`() throws {
        let name = try write { $0.set(SmallSchema.latest, to: .text("een")) }
        try replica.hear(.accepted(Person.receipt), on: [name])
        try replica.loses(folder)

        #expect(try replica.undoable().isEmpty)
        #expect(throws: ReplicaError.nothingToUndo(name)) { try replica.undo(name) }
    }

    @Test func `a save is undone whole or not at all`() throws {
        let statements = try Crashes().anywhere { replica in
            try replica.hold([folder])
            try replica.receive([beginning])
            try replica.write(SmallSchema.key, in: folder, changeAll)
        } _: { replica in
            try replica.undo(replica.undoable()[0].name)
        }

        #expect(statements > 20)
    }
}
