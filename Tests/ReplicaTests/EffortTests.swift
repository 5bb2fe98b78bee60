import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// What need be done only once is not done again for each change: what comes out would be the same.
@Suite struct EffortTests {
    private let folder = FolderID(high: 3, low: 95)
    private let beginning: Change

    init() { beginning = Person.bram.beginning(of: folder) }

    /// A line of changes of one person, each on the one before it.
    private func line(
        _ count: Int, by person: Person, _ operation: (Int) -> SyncProtocol.Operation
    ) -> [Change] {
        var changes = [beginning]
        for number in 1...count {
            changes.append(
                person.change(
                    Int64(number + 1), on: [changes.last!.name], in: folder,
                    [operation(number)]))
        }
        return Array(changes.dropFirst())
    }

    @Test func `a folder that comes whole is written once, as it comes`() throws {
        let replica = try Replica.enrolled()
        let changes = [beginning] + line(40, by: .bram) { .remark("\($0)") }
        try replica.enter(folder)
        let before = try replica.db.count("SELECT total_changes()")

        try replica.take(
            ReadingAnswer(parts: [
                FolderPart(
                    folder: folder, state: .whole,
                    changes: changes.enumerated().map {
                        PlacedChange(
                            position: Int64($0 + 1), change: $1, receipt: Person.receipt)
                    })
            ]), to: Reading(folders: [FolderFrom(folder: folder, after: 0)]))

        #expect(try replica.heads(of: folder) == [changes.last!.name])
        let written = try replica.db.count("SELECT total_changes()") - before
        #expect(written < Int64(changes.count) + 20, "\(written) rows")
    }

    @Test func `what is all accepted is compared by its heads, and its history is not read`() throws
    {
        let replica = try Replica.enrolled()
        let changes = [beginning] + line(3, by: .bram) { .remark("\($0)") }
        try replica.hold([folder])
        try replica.receive(changes)
        let digest = FolderDigest(heads: [changes.last!.name])
        // Read, each of them would be taken for a head.
        try replica.db.run("UPDATE change SET parents = x'80'")

        #expect(try replica.comparison().held == [HeldFolder(folder: folder, digest: digest)])
    }

    @Test func `what waits is left out of a comparison`() throws {
        let replica = try Replica.enrolled()
        try replica.hold([folder])
        try replica.receive([beginning])
        try replica.commit(Save(folder: folder, operations: [.remark("gebeld")]))

        let digest = FolderDigest(heads: [beginning.name])
        #expect(try replica.comparison().held == [HeldFolder(folder: folder, digest: digest)])
    }

    /// How many statements it takes to receive one more change that its author made without sight of
    /// what others typed.
    private func statementsForEach(_ operation: (Int) -> SyncProtocol.Operation) throws -> Int {
        let counts = try [10, 20].map { count in
            let cut = CutSwitch()
            let replica = try Replica.enrolled(cut: cut)
            try replica.hold([folder])
            try replica.receive([beginning])
            try replica.commit(
                Save(
                    folder: folder,
                    operations: [
                        .edit(SmallSchema.words, [TextEdit(position: 0, removed: 1, inserted: "Q")])
                    ]))
            let before = cut.statements
            try replica.receive(line(count, by: .coen, operation))
            return cut.statements - before
        }
        return (counts[1] - counts[0]) / 10
    }

    @Test func `a text in which people met is replayed once for all that comes at once`() throws {
        let typing = try statementsForEach {
            .edit(SmallSchema.words, [TextEdit(position: $0, removed: 0, inserted: "c")])
        }
        let adding = try statementsForEach { .add(SmallSchema.tags, .text("\($0)")) }

        #expect(adding > 0)
        #expect(typing <= adding)
    }

    @Test func `the next push is found as fast, however much waits`() throws {
        let times = try [1_000, 20_000].map { count in
            let replica = try Replica.enrolled()
            try replica.hold([folder])
            try replica.receive([beginning])
            try replica.commitAll(
                (0..<count).map { Save(folder: folder, operations: [.remark("\($0)")]) })
            let site = try replica.currentSite()
            #expect(try replica.firstWaiting(of: site) == 1)
            let clock = ContinuousClock()
            // The least of many: what else the machine does takes no part in it.
            return try (0..<20).map { _ in
                try clock.measure { _ = try replica.firstWaiting(of: site) }
            }.min()!
        }

        #expect(times[1] < times[0] * 4, "\(times)")
    }

    /// A folder in which two people met in one text, with so many other texts of which each is one's own.
    private func notes(_ count: Int, _ cut: CutSwitch = CutSwitch()) throws -> Replica {
        let replica = try Replica.enrolled(cut: cut)
        try replica.hold([folder])
        let met = [Person.coen, Person(3)].map { person in
            person.change(
                1, on: [beginning.name], in: folder,
                [
                    .edit(
                        SmallSchema.words, [TextEdit(position: 0, removed: 0, inserted: "Q")])
                ])
        }
        let notes = line(count, by: .bram) { number in
            let key = RecordKey(
                type: SmallSchema.note, record: RecordID(high: 2, low: UInt64(number)))
            return .edit(
                Field(key, SmallSchema.words.number),
                [TextEdit(position: 0, removed: 0, inserted: "n")])
        }
        try replica.receive([beginning] + met + notes)
        return replica
    }

    @Test func `what is to be read again is asked once for all texts of a folder`() throws {
        let statements = try [10, 20].map { count in
            let cut = CutSwitch()
            let replica = try notes(count, cut)
            let before = cut.statements
            #expect(try replica.paragraphsToRead(in: folder) == [SmallSchema.words: [0..<5]])
            return cut.statements - before
        }

        #expect(statements[0] > 0)
        #expect(statements[0] == statements[1])
    }

    @Test func `a text in which nobody met is not replayed to say so`() throws {
        let replica = try notes(3)

        let past = try replica.past(of: folder, at: replica.heads(of: folder))

        #expect(past.textsTypedApart == [SmallSchema.words])
    }
}
