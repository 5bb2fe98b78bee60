import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// What a later version wrote is kept as it came, and comes to life when this one is upgraded.
@Suite struct LaterVersionTests {
    private let scratch = try! Scratch()
    private let folder = FolderID(high: 3, low: 4)
    private let unknown = Operation.unknown([0x82, 0x18, 0x63, 0x61, 0x61])

    /// A folder with a change whose header, fields, types and operations are partly of a later version.
    private func laterChanges() -> [Change] {
        let beginning = Person.bram.beginning(of: folder)
        let edit = TextEdit(position: 0, removed: 0, inserted: "later")
        let day = Field(SmallSchema.visit, FieldNumber(1))
        let later = Person.coen.change(
            1, on: [beginning.name], in: folder,
            [
                .write(SmallSchema.latest, .text("nu"), reason: nil),
                .write(SmallSchema.colour, .text("rood"), reason: nil),
                .add(SmallSchema.places, .text("tuin")), .edit(SmallSchema.remarks, [edit]),
                .write(day, .whole(20_000), reason: nil), unknown,
            ], later: [LaterKey(key: 20, value: [0x81, 0x01]), LaterKey(key: 40, value: [0xf6])])
        return [beginning, later]
    }

    private func received(_ schema: Schema = SmallSchema.now) throws -> Replica {
        let replica = try Replica.opened(scratch.path("replica"), schema: schema)
        try replica.hold([folder])
        try replica.receive(laterChanges())
        return replica
    }

    @Test func `operations of a later version are counted and have no effect`() throws {
        let replica = try received()

        #expect(try replica.counts().ineffective == 5)
        let record = try replica.record(SmallSchema.key, in: folder)
        #expect(record?.values[SmallSchema.latest.number] == .text("nu"))
        #expect(record?.values[SmallSchema.colour.number] == nil)
        #expect(try replica.record(SmallSchema.visit, in: folder) == nil)
        #expect(try replica.check() == [])
    }

    @Test func `a change of a later version is sent on byte for byte`() throws {
        let replica = try received()

        let log = try replica.rows(in: folder).map(\.change)

        #expect(log == laterChanges())
        #expect(log.map(\.headerBytes) == laterChanges().map(\.headerBytes))
        #expect(log[1].header.later.map(\.key) == [20, 40])
        #expect(try replica.history(of: folder)[1].operations.last == unknown)
    }

    @Test func `an upgrade brings the later fields and types to life`() throws {
        do { _ = try received() }

        let upgraded = try Replica.opened(scratch.path("replica"), schema: SmallSchema.later)

        #expect(try upgraded.counts().ineffective == 1)
        let record = try #require(try upgraded.record(SmallSchema.key, in: folder))
        #expect(record.values[SmallSchema.colour.number] == .text("rood"))
        #expect(record.sets[SmallSchema.places.number] == [.text("tuin")])
        #expect(record.texts[SmallSchema.remarks.number] == "later")
        let visit = try #require(try upgraded.record(SmallSchema.visit, in: folder))
        #expect(visit.values == [FieldNumber(1): .whole(20_000)])
        #expect(try upgraded.check() == [])
    }

    @Test func `an upgraded replica shows what one shows that was never older`() throws {
        do { _ = try received() }
        let upgraded = try Replica.opened(scratch.path("replica"), schema: SmallSchema.later)

        let fresh = try Replica.opened(schema: SmallSchema.later)
        try fresh.hold([folder])
        try fresh.receive(laterChanges())

        #expect(try upgraded.shown() == fresh.shown())
        #expect(try upgraded.derivedContents() == fresh.derivedContents())
    }

    @Test func `a later schema leaves a folder clean that had nothing of it`() throws {
        do {
            let replica = try Replica.opened(scratch.path("replica"))
            try replica.hold([folder])
            try replica.receive([Person.bram.beginning(of: folder)])
        }

        let upgraded = try Replica.opened(scratch.path("replica"), schema: SmallSchema.later)

        #expect(try upgraded.check() == [])
    }

    @Test func `a file of a newer program is left alone`() throws {
        do {
            let replica = try received()
            try replica.db.run("INSERT INTO migration (name) VALUES ('something new')")
        }

        #expect(
            throws: ReplicaError.unusable(path: scratch.path("replica"), UnusableFile.newer)
        ) {
            try Replica.opened(scratch.path("replica"))
        }
    }
}
