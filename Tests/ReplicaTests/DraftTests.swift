import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// What was typed and not saved yet survives crashes, days of syncing, and a folder that leaves.
@Suite struct DraftTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 40)
    private let beginning: Change

    init() throws {
        replica = try Replica.enrolled()
        beginning = Person.bram.beginning(of: folder)
        try Self.begin(replica, beginning)
    }

    private static func begin(_ replica: Replica, _ beginning: Change) throws {
        try replica.hold([beginning.header.folder])
        try replica.receive([beginning])
    }

    /// A form in which everything was changed that can be.
    private func typed(_ replica: Replica) throws -> Form {
        var form = try replica.open(SmallSchema.key, in: folder)
        form.set(SmallSchema.reviewed, to: .text("anke"), reason: "gebeld")
        form.set(SmallSchema.latest, to: .text("anke"))
        form.add(.text("anke"), to: SmallSchema.tags)
        form.remove(.text("x"), from: SmallSchema.tags)
        form.replace(SmallSchema.words, with: "xyz anke")
        form.place = Person.south
        form.reason = "bezoek"
        return form
    }

    @Test func `a draft is the form as it was kept last`() throws {
        var form = try typed(replica)
        try replica.keep(form)
        form.replace(SmallSchema.words, with: "xyz anke en")
        form.delete(SmallSchema.key, reason: "dubbel")
        try replica.keep(form)

        let draft = try #require(try replica.drafts().first)

        #expect(try replica.drafts().count == 1)
        #expect(draft.folder == folder)
        #expect(draft.savedAt == FixedClock.now)
        #expect(try replica.restore(draft.id) == form)
    }

    @Test func `a draft that is restored after a day of syncing overwrites nothing`() throws {
        let form = try typed(replica)
        try replica.keep(form)
        var last = beginning.name
        for sequence in Int64(1)...20 {
            let change = Person.coen.change(
                sequence, on: [last], in: folder, at: FixedClock.now - 100 + sequence,
                [
                    .write(SmallSchema.reviewed, .text("coen \(sequence)"), reason: nil),
                    .write(SmallSchema.latest, .text("coen \(sequence)"), reason: nil),
                    .add(SmallSchema.tags, .text("coen")),
                    .edit(
                        SmallSchema.words, [TextEdit(position: 0, removed: 0, inserted: "c")]),
                ])
            try replica.receive([change])
            last = change.name
        }

        let restored = try #require(try replica.restore(form.id))
        #expect(try restored.isOutdated(in: replica))
        try replica.commit(restored)

        let conflict = try #require(try replica.conflicts(in: folder).first)
        #expect(
            conflict.sides.map(\.choice) == [.value(.text("coen 20")), .value(.text("anke"))])
        let record = try #require(try replica.record(SmallSchema.key, in: folder))
        #expect(record.sets[SmallSchema.tags.number] == [.text("anke"), .text("coen")])
        #expect(
            record.texts[SmallSchema.words.number]
                == String(repeating: "c", count: 20) + "xyz anke")
        #expect(try replica.drafts().isEmpty)
        #expect(try replica.check() == [])
    }

    @Test func `a draft that is discarded is gone`() throws {
        let form = try typed(replica)
        try replica.keep(form)

        try replica.discard(form.id)

        #expect(try replica.drafts().isEmpty)
        #expect(try replica.restore(form.id) == nil)
    }

    @Test func `a draft of a version that knew no answers still opens`() throws {
        let form = try typed(replica)
        var former = form.bytes
        #expect(former[0] == 0x8a && former.last == 0xa0, "ten items, the last an empty map")
        former[0] = 0x89
        former.removeLast()
        try replica.db.run(
            "INSERT INTO draft (draft, folder, contents, saved_at) VALUES (:draft, :folder, :form, 1)",
            [
                "draft": .blob(form.id.bytes), "folder": .blob(folder.bytes),
                "form": .blob(former),
            ])

        #expect(try replica.restore(form.id) == form)
        try replica.commit(form)
        #expect(try replica.drafts().isEmpty)
    }

    @Test func `a draft is kept whole or not at all`() throws {
        let statements = try Crashes().anywhere { replica in
            try Self.begin(replica, beginning)
            try replica.keep(try typed(replica))
        } _: { replica in
            var form = try #require(try replica.restore(replica.drafts()[0].id))
            form.replace(SmallSchema.words, with: "anders")
            try replica.keep(form)
        }

        #expect(statements >= 4)
    }

    @Test func `a form is saved and its draft removed at once, or neither`() throws {
        let statements = try Crashes().anywhere { replica in
            try Self.begin(replica, beginning)
            try replica.keep(try typed(replica))
        } _: { replica in
            let form = try #require(try replica.restore(replica.drafts()[0].id))
            try replica.commit(form)
        }

        #expect(statements > 20)
    }

    @Test func `a draft can be read when its folder has left, and not be saved`() throws {
        let form = try typed(replica)
        try replica.keep(form)
        try replica.loses(folder)
        #expect(try replica.state(of: folder) == .left)

        let restored = try #require(try replica.restore(form.id))

        #expect(restored == form)
        #expect(try !restored.news(in: replica).isFolderHere)
        #expect(throws: ReplicaError.folderNotHere(folder)) { try replica.commit(restored) }
        #expect(try replica.drafts().count == 1)
    }

    @Test func `what was not sent yet to an erased folder is kept until the hub has it`() throws {
        let late = try replica.commit(typed(replica))

        try replica.transaction { try replica.erase(folder) }

        let push = try #require(try replica.push(after: nil))
        #expect(push.changes.contains { $0.name == late && $0.body != nil })
        try replica.hear(.erased, on: push.changes.map(\.name))
        #expect(try replica.bodies().isEmpty)
        #expect(try replica.push(after: nil) == nil)
        #expect(try replica.openVerdicts().isEmpty)
    }

    @Test func `an erased folder takes its drafts along`() throws {
        let form = try typed(replica)
        try replica.keep(form)
        let other = FolderID(high: 3, low: 41)
        try Self.begin(replica, Person(5).beginning(of: other))
        let kept = try replica.open(SmallSchema.key, in: other)
        try replica.keep(kept)

        try replica.receive { _ in try replica.erase(folder) }

        #expect(try replica.drafts().map(\.id) == [kept.id])
        #expect(try !replica.contents().contains { $0.contains("anke") })
    }
}
