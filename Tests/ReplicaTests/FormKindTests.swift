import SyncProtocol
import Testing

@testable import Replica

/// Forms that make a folder, that are about several records, that decide, and that delete.
@Suite struct FormKindTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 31)
    private let second = RecordKey(type: SmallSchema.note, record: RecordID(high: 1, low: 9))
    private let beginning: Change

    init() throws {
        replica = try Replica.enrolled()
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
    }

    @Test func `a form makes a folder with its first record`() throws {
        let new = FolderID(high: 3, low: 32)
        var form = replica.openNew(
            new, kind: Person.dossier, place: Person.south, records: [SmallSchema.key])
        form.set(SmallSchema.reviewed, to: .text("nieuw"))

        try replica.commit(form)

        #expect(try replica.kind(of: new) == Person.dossier)
        #expect(try replica.livePlaces(of: new) == [Person.south])
        let values = try replica.record(SmallSchema.key, in: new)?.values
        #expect(values == [SmallSchema.reviewed.number: .text("nieuw")])
    }

    @Test func `several records of one folder are saved as one change`() throws {
        var form = try replica.open([SmallSchema.key, second], in: folder)
        form.set(SmallSchema.latest, to: .text("een"))
        form.set(Field(second, SmallSchema.latest.number), to: .text("twee"))

        try replica.commit(form)

        #expect(try replica.history(of: folder).count == 2)
        #expect(try replica.records(of: SmallSchema.note, in: folder).count == 2)
    }

    @Test func `a record that is opened later in a form is as it was at the form's version`() throws
    {
        var form = try replica.open(second, in: folder)
        try replica.write(SmallSchema.key, in: folder) {
            $0.set(SmallSchema.reviewed, to: .text("later"))
        }

        try replica.open(SmallSchema.key, along: &form)

        #expect(form.value(of: SmallSchema.reviewed) == .text("begin"))
        #expect(form.text(of: SmallSchema.words) == "xyz")
        #expect(form.elements(of: SmallSchema.tags) == [.text("x")])
    }

    @Test func `a deleted record comes back with its values`() throws {
        try replica.write(SmallSchema.key, in: folder) { $0.delete(SmallSchema.key) }
        #expect(try replica.record(SmallSchema.key, in: folder) == nil)

        var form = try replica.open(SmallSchema.key, in: folder)
        #expect(form[SmallSchema.key]?.shown.existence == .deleted)
        form.restore(SmallSchema.key)
        try replica.commit(form)

        let record = try #require(try replica.record(SmallSchema.key, in: folder))
        #expect(record.values[SmallSchema.reviewed.number] == .text("begin"))
        #expect(record.texts[SmallSchema.words.number] == "xyz")
    }

    private func makeConflict() throws {
        var form = try replica.open(SmallSchema.key, in: folder)
        form.set(SmallSchema.reviewed, to: .text("anke"))
        try replica.receive([
            Person.coen.change(
                1, on: [beginning.name], in: folder,
                [.write(SmallSchema.reviewed, .text("coen"), reason: nil)])
        ])
        try replica.commit(form)
    }

    @Test func `a form does not decide a conflict by the way`() throws {
        try makeConflict()
        var form = try replica.open(SmallSchema.key, in: folder)
        form.set(SmallSchema.reviewed, to: .text("weer anders"))

        #expect(throws: ReplicaError.contested(SmallSchema.reviewed)) { try replica.commit(form) }
        #expect(try replica.conflicts().count == 1)
    }

    @Test func `a form can decide for the value that is shown`() throws {
        try makeConflict()
        var form = try replica.open(SmallSchema.key, in: folder)
        let shown = form.value(of: SmallSchema.reviewed)
        form.decide(SmallSchema.reviewed, for: shown, reason: "nagevraagd")

        try replica.commit(form)

        #expect(try replica.conflicts().isEmpty)
        #expect(
            try replica.history(of: folder).last?.operations == [
                .write(SmallSchema.reviewed, shown, reason: "nagevraagd")
            ])
    }

    @Test func `a reason stands by the one thing that was done, or beside several`() throws {
        try replica.write(SmallSchema.key, in: folder, reason: "dubbel") {
            $0.delete(SmallSchema.key)
        }
        try replica.write(SmallSchema.key, in: folder, reason: "toch niet") {
            $0.restore(SmallSchema.key)
            $0.set(SmallSchema.latest, to: .text("terug"))
        }

        let history = try replica.history(of: folder)
        #expect(history[1].operations == [.delete(SmallSchema.key, reason: "dubbel")])
        #expect(history[2].operations.last == .remark("toch niet"))
    }

    @Test func `a form on a folder that is not here is refused`() throws {
        let elsewhere = FolderID(high: 3, low: 33)

        #expect(throws: ReplicaError.folderNotHere(elsewhere)) {
            try replica.open(SmallSchema.key, in: elsewhere)
        }
    }
}
