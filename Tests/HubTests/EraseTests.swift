import Foundation
import HTTP
import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// `vernietig`: bodies go, headers stay, and whatever is asked of the folder, the answer is: erased.
@Suite struct EraseTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let office: SomeDevice
    private let folder = FolderID.numbered(1)
    private let first: Change

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        office = try some.device(of: "Kees", "kantoor")
        first = try anke.makeAccepted(folder)
    }

    private func erase() throws {
        try some.hub.erase(folder, by: [anke.user, office.user], reason: "verzoek van de klant")
    }

    /// Whether the words of a change lie in any file of the hub.
    private func isInFiles(_ change: Change) throws -> Bool {
        let files = ["", "-wal", "-shm"].map { some.files.database + $0 } + [some.journal.path]
        return try files.contains { path in
            guard FileManager.default.fileExists(atPath: path) else { return false }
            let contents = try Data(contentsOf: URL(fileURLWithPath: path))
            return contents.range(of: Data(change.body!)) != nil
        }
    }

    @Test func `no file has the words any more, and the names and hashes still verify`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let held = reader.write(in: folder, on: [first])
        _ = try reader.push(held)
        #expect(try isInFiles(first) && isInFiles(held))

        try erase()

        #expect(try !isInFiles(first) && !isInFiles(held))
        #expect(try some.hub.audit() == [])
        #expect(try some.hub.heldChanges().isEmpty)
    }

    @Test func `two different persons whom the hub knows decide, for a reason`() throws {
        for persons in [
            [], [anke.user], [anke.user, anke.user], [anke.user, UserID(high: 1, low: 1)],
        ] {
            #expect(throws: ErasureRefused.self) {
                try some.hub.erase(folder, by: persons, reason: "verzoek")
            }
        }
        #expect(throws: ErasureRefused.self) {
            try some.hub.erase(folder, by: [anke.user, office.user], reason: "")
        }
        #expect(try isInFiles(first))
        #expect(try !some.hub.isErased(folder))
    }

    @Test func `every later answer about the folder says that it was erased`() throws {
        let late = anke.write(in: folder, on: [first])
        let offered = office.write(in: folder, on: [first])
        try erase()

        #expect(try anke.push(late) == [.erased])
        #expect(try anke.offer(offered) == [.erased])
        #expect(try anke.outcomes([folder: FolderDigest(heads: [first.name])]) == [folder: .erased])
        #expect(try anke.outcomes([:]) == [:])
        #expect(
            try anke.read((folder, after: 0))
                == [FolderPart(folder: folder, state: .erased, changes: [])])
        let question = VerdictQuestion(names: [first.name, late.name])
        let answer: VerdictsAnswer = try anke.call(Path.verdicts, question)
        #expect(answer.verdicts == [.erased, .erased])
        #expect(try some.hub.audit() == [])
    }

    @Test func `a late change of it holds up nothing of its site`() throws {
        try erase()
        let other = FolderID.numbered(2)
        let late = anke.write(in: folder, on: [first])
        let next = anke.make(other)

        #expect(try anke.push(late, next) == [.erased, some.accepted(next)])
        #expect(try anke.compare([:]).head == anke.points.last)
    }

    @Test func `whoever may hold it, could once, or wrote in it hears it`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let zuid = try some.device(of: "Zoë", "consulent", .zuid)
        let west = try some.device(of: "Wim", "consulent", .west)
        let moved = office.write(in: folder, on: [first], place: .zuid)
        _ = try office.push(moved)
        for device in [anke, office, reader, zuid, west] { _ = try device.news() }

        try erase()

        for device in [anke, reader, zuid] {
            #expect(try device.news() == [.erase(folder)])
        }
        #expect(try office.news() == [.erase(folder)])
        #expect(try west.news() == [])
    }

    @Test func `who reads the feed from its beginning gets nothing of it`() throws {
        try erase()
        let start = try some.start

        let page = try office.feed(after: start)

        #expect(
            !page.entries.contains { entry in
                switch entry {
                case .change, .own, .accepted, .enter, .leave, .reject: true
                case .erase, .grant: false
                }
            })
    }

    @Test func `a late change is sealed for two persons, and destroyed after thirty days`() throws {
        try erase()
        let late = anke.write(in: folder, on: [first])
        _ = try anke.push(late)

        let sealed = try #require(try some.hub.sealedChanges().first)
        #expect(sealed.name == late.name && sealed.author == anke.user && sealed.folder == folder)
        #expect(throws: ErasureRefused.self) { try some.hub.open(late.name, by: [anke.user]) }
        let persons = [anke.user, office.user]
        #expect(try some.hub.open(late.name, by: persons) == late.body)
        #expect(
            some.hub.journal.entries.last?.decision
                == .unseal(late.name, by: persons, at: some.clock.milliseconds))
        #expect(try some.hub.bodies() == [])

        some.clock.pass(minutes: 30 * 24 * 60 - 1)
        #expect(try some.hub.open(late.name, by: persons) == late.body)
        some.clock.pass(minutes: 1)
        #expect(try some.hub.open(late.name, by: persons) == nil)
        #expect(try some.hub.sealedChanges().isEmpty)
        #expect(try !isInFiles(late))
    }

    @Test func `an erasure that was cut off leaves no words once it is carried out`() throws {
        var isWhole = false
        var step = 0
        while !isWhole {
            step += 1
            let cut = try EraseTests()
            var left = step
            cut.some.hub.db.isCut = {
                left -= 1
                return left < 0
            }
            isWhole = (try? cut.erase()) != nil

            try cut.some.restart()

            #expect(try cut.isInFiles(cut.first) == !cut.some.hub.isErased(folder), "step \(step)")
        }
        #expect(step > 10)
    }

    @Test func `a running hub destroys by itself what was sealed for thirty days`() throws {
        try erase()
        let late = anke.write(in: folder, on: [first])
        _ = try anke.push(late)
        _ = some.application.answers(to: [])

        some.clock.pass(minutes: 30 * 24 * 60)
        _ = some.application.answers(to: [])

        #expect(try !isInFiles(late))
    }

    @Test func `an erasure after the backup stands, also of a folder that it lacks`() throws {
        let other = FolderID.numbered(2)
        let backup = try some.backup()
        let second = try anke.makeAccepted(other)
        try erase()
        try some.hub.erase(other, by: [anke.user, office.user], reason: "verzoek")

        try some.restore(backup)

        #expect(try !isInFiles(first))
        #expect(try some.hub.audit() == [])
        #expect(
            try anke.outcomes([
                folder: FolderDigest(heads: [first.name]),
                other: FolderDigest(heads: [second.name]),
            ]) == [folder: .erased, other: .erased])
        #expect(
            try anke.offer(
                second, proofs: [Proof(name: second.name, receipt: some.receipt(second))]) == [
                    .erased
                ])
    }

    @Test func `a folder that was erased twice was erased once`() throws {
        try erase()
        let position = try some.hub.feedPosition()

        try erase()

        #expect(try some.hub.feedPosition() == position)
    }
}
