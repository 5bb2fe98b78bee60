import SyncProtocol
import Testing

@testable import Replica

/// What is news to the person here, and what a screen has to read anew.
@Suite struct LookingTests {
    private let scratch = try! Scratch()
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 60)
    private let beginning: Change

    init() throws {
        replica = try Replica.enrolled(scratch.path("replica"))
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
    }

    private func coen() -> Change {
        Person.coen.change(
            1, on: [beginning.name], in: folder, at: 200,
            [.write(SmallSchema.latest, .text("coen"), reason: nil)])
    }

    private func writeOwn(_ word: String) throws {
        try replica.write(SmallSchema.key, in: folder) {
            $0.set(SmallSchema.latest, to: .text(word))
        }
    }

    @Test func `a folder that was never looked at is news as a whole`() throws {
        #expect(try replica.looked(at: folder) == nil)
        #expect(try replica.news() == [FolderNews(folder: folder, isNew: true, deeds: [])])
    }

    @Test func `what others did since is news, what oneself did is not`() throws {
        try replica.markLooked(at: folder)
        #expect(try replica.news().isEmpty)
        try writeOwn("anke")
        #expect(try replica.news().isEmpty)

        let change = coen()
        try replica.receive([change])

        let deed = FolderNews.Deed(
            subject: .field(SmallSchema.latest), change: change.name, author: Person.coen.user,
            at: 200)
        #expect(
            try replica.news() == [FolderNews(folder: folder, isNew: false, deeds: [deed])])
        try replica.markLooked(at: folder)
        #expect(try replica.news().isEmpty)
    }

    @Test func `what came in while a screen was read is still news`() throws {
        let shown = try replica.heads(of: folder)
        try replica.receive([coen()])

        try replica.markLooked(at: folder, version: shown)

        #expect(try replica.looked(at: folder) == shown)
        #expect(try replica.news().map(\.deeds.count) == [1])
    }

    @Test func `an own new folder is no news`() throws {
        try replica.markLooked(at: folder)
        let new = FolderID(high: 3, low: 61)
        var form = replica.openNew(
            new, kind: Person.dossier, place: Person.north, records: [SmallSchema.key])
        form.set(SmallSchema.latest, to: .text("nieuw"))

        try replica.commit(form)

        #expect(try replica.news().isEmpty)
    }

    @Test func `a screen asks which folders were touched since it asked last`() throws {
        let start = try replica.revision()
        #expect(try replica.changes(since: start).folders.isEmpty)

        try writeOwn("anke")

        let changes = try replica.changes(since: start)
        #expect(changes.folders == [folder])
        #expect(try replica.changes(since: changes.revision).folders.isEmpty)
        try replica.hear(.held(.noRight), on: replica.heads(of: folder))
        #expect(try replica.changes(since: changes.revision).folders == [folder])
    }

    @Test func `what another program wrote on the same file is seen as well`() throws {
        let start = try replica.revision()

        let other = try Replica.opened(scratch.path("replica"))
        try other.receive([coen()])

        #expect(try replica.changes(since: start).folders == [folder])
    }

    @Test func `whoever listens is told which records a transaction changed`() throws {
        var heard: [Set<RecordKey>?] = []
        replica.observer = { touched in heard.append(touched.records(in: folder)) }

        try writeOwn("anke")
        try replica.receive([coen()])
        #expect(throws: ReplicaError.nothingToSave) { try writeOwn("anke") }

        #expect(heard == [[SmallSchema.key], [SmallSchema.key]])
    }

    @Test func `of bulk work only the folder is told`() throws {
        var heard: [Set<RecordKey>?] = []
        replica.observer = { touched in heard.append(touched.records(in: folder)) }
        let records = (0...UInt64(Touched.mostRecords)).map {
            Field(
                RecordKey(type: SmallSchema.note, record: RecordID(high: 2, low: $0)),
                SmallSchema.latest.number)
        }

        try replica.commit(
            Save(
                folder: folder,
                operations: records.map { .write($0, .text("veel"), reason: nil) }))

        #expect(heard == [nil])
    }
}
