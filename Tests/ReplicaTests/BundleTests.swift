import SyncProtocol
import Testing

@testable import Replica

/// What a colleague hands over counts at once, is marked, and makes way for what the hub says.
@Suite struct BundleTests {
    private let bram = try! Handing.replica(of: Person.bram.user)
    private let anke = try! Handing.replica(of: Person.anke)
    private let folder = FolderID(high: 3, low: 30)
    private let first: ChangeName
    private let second: ChangeName

    /// Bram has made a folder offline and written in it.
    init() throws {
        first = try bram.make(folder)
        second = try bram.type("van Bram ", in: folder)
    }

    private func kept(_ name: ChangeName) throws -> Change {
        try #require(try bram.row(named: name)).change
    }

    @Test func `what was read counts at once, and is marked`() throws {
        let outcomes = try anke.read(bram.bundle(folder))

        #expect(outcomes == [.taken(new: 2)])
        #expect(try anke.words(in: folder) == "van Bram begin ")
        #expect(try anke.standings(in: folder) == [.unconfirmed, .unconfirmed])
        #expect(try anke.counts().unconfirmed == 2)
        #expect(try anke.state(of: folder) == .here)
        #expect(try anke.heads(of: folder) == bram.heads(of: folder))
        #expect(try anke.check() == [])
    }

    @Test func `reading it twice changes nothing`() throws {
        let bundle = try bram.bundle(folder)
        try anke.read(bundle)
        let before = try anke.contents()

        #expect(try anke.read(bundle) == [.taken(new: 0)])

        #expect(try anke.contents() == before)
    }

    @Test func `rebuilding keeps it`() throws {
        try anke.read(bram.bundle(folder))
        let before = try anke.contents()

        try anke.rebuild()

        #expect(try anke.contents() == before)
    }

    @Test func `when the feed brings it, it is accepted`() throws {
        try anke.read(bram.bundle(folder))

        try anke.receive([kept(first), kept(second)])

        #expect(try anke.standings(in: folder) == [.accepted, .accepted])
        #expect(try anke.counts().unconfirmed == 0)
        #expect(try anke.digest(of: folder) == FolderDigest(heads: [second]))
        #expect(try anke.check() == [])
    }

    @Test func `a rejection folds it out, with what stands on it`() throws {
        try anke.read(bram.bundle(folder))
        try anke.receive([kept(first)])
        let before = try anke.record(SmallSchema.key, in: folder)?.texts

        try anke.hear(.rejected(.byPerson("nee")), on: [second])

        #expect(try anke.words(in: folder) == "begin ")
        #expect(before != (try anke.record(SmallSchema.key, in: folder)?.texts))
        #expect(try anke.openVerdicts().isEmpty)
        #expect(try anke.check() == [])
    }

    @Test func `the digest speaks only of what was accepted`() throws {
        try anke.read(bram.bundle(folder))
        #expect(try anke.digest(of: folder) == FolderDigest(heads: []))

        try anke.receive([kept(first)])

        #expect(try anke.digest(of: folder) == FolderDigest(heads: [first]))
    }

    @Test(arguments: [.same, .differs, .unknown] as [ComparedFolder.Outcome])
    func `a comparison leaves it alone`(outcome: ComparedFolder.Outcome) throws {
        try anke.read(bram.bundle(folder))

        try anke.hearComparison(outcome, of: folder)

        #expect(try anke.standings(in: folder) == [.unconfirmed, .unconfirmed])
        #expect(try anke.words(in: folder) == "van Bram begin ")
        #expect(try anke.offer() == nil)
    }

    @Test(arguments: [.leave, .leaveDiffers] as [ComparedFolder.Outcome])
    func `a folder that turns out not to be his goes`(outcome: ComparedFolder.Outcome) throws {
        try anke.read(bram.bundle(folder))

        try anke.hearComparison(outcome, of: folder)
        try anke.hearOfLeaving(nil)

        #expect(try anke.state(of: folder) == .left)
        #expect(try anke.bodies() == [])
        #expect(try anke.history(of: folder).isEmpty)
        #expect(try anke.records(of: SmallSchema.note).isEmpty)
        #expect(try anke.read(bram.bundle(folder)) == [.notYours])
    }

    @Test func `a folder that is new here makes the replica compare`() throws {
        try anke.setComparisonDue(false)

        try anke.read(bram.bundle(folder))
        #expect(try anke.comparisonIsDue())
        try anke.setComparisonDue(false)
        try anke.read(bram.bundle(folder))

        #expect(try !anke.comparisonIsDue())
    }

    @Test func `a comparison that was asked before it was read is asked again`() throws {
        let early = try anke.comparison()
        try anke.read(bram.bundle(folder))

        let answer = ComparisonAnswer(
            folders: [], head: .start(of: try anke.currentSite()),
            cursor: Cursor(epoch: Epoch(high: 1, low: 1), position: 1, hash: .start))
        _ = try anke.take(answer, to: early)

        #expect(try anke.comparisonIsDue())
    }

    @Test func `it is not pushed, and what stands on it is`() throws {
        try anke.read(bram.bundle(folder))

        let own = try anke.type("van Anke ", in: folder)

        let push = try #require(try anke.push(after: nil))
        #expect(push.changes.map(\.name) == [own])
        #expect(push.changes[0].header.parents == [second])
        #expect(try anke.offer() == nil)
    }

    @Test func `what comes before its parents is parked, and counts when they come`() throws {
        try anke.hold([folder])
        try anke.read(bundle(of: [second]))

        #expect(try anke.counts().parked == 1)
        #expect(try anke.counts().unconfirmed == 1)
        #expect(try anke.words(in: folder) == nil)

        try anke.receive([kept(first)])

        #expect(try anke.counts().parked == 0)
        #expect(try anke.words(in: folder) == "van Bram begin ")
        #expect(try anke.check() == [])
    }

    /// A bundle that lacks some of what Bram has.
    private func bundle(of names: [ChangeName], places: [Scope] = [Person.north]) throws -> [UInt8]
    {
        Bundle(
            head: BundleHead(
                hub: Handing.hub, epoch: nil, maker: Person.bram.user, makerName: "Bram",
                madeAt: 1, folders: [BundledFolder(folder: folder, places: places)]),
            changes: try names.map { ReceiptedChange(try kept($0), nil) }
        ).encoded
    }

    @Test func `what the maker handed over is shown while the hub's reading is on its way`() throws
    {
        try anke.hearComparison(.enter, of: folder)
        #expect(try anke.state(of: folder) == .arriving)

        try anke.read(bram.bundle(folder))

        #expect(try anke.words(in: folder) == "van Bram begin ")
        #expect(try anke.state(of: folder) == .arriving)
        #expect(try anke.check() == [])
    }

    @Test func `a change of its own site that it did not make is a fork, as in a reading`() throws {
        let scratch = try Scratch()
        try bram.backup(to: scratch.path("copy"))
        _ = try bram.type("later ", in: folder)
        let copy = try Replica.opened(scratch.path("copy"))

        try copy.read(bram.bundle(folder))

        #expect(try copy.newSiteCall() != nil)
        #expect(try copy.words(in: folder) == "later van Bram begin ")
        #expect(try bram.newSiteCall() == nil)
        try anke.read(bram.bundle(folder))
        #expect(try anke.newSiteCall() == nil)
    }

    @Test func `a bundle handed on is whole`() throws {
        try anke.read(bram.bundle(folder))
        _ = try anke.type("van Anke ", in: folder)
        let coen = try Handing.replica(of: Person.coen.user)

        #expect(try coen.read(anke.bundle(folder)) == [.taken(new: 3)])
        try bram.read(anke.bundle(folder))

        #expect(try coen.shown() == anke.shown())
        #expect(try bram.shown() == anke.shown())
        #expect(try bram.standings(in: folder) == [.waiting, .waiting, .unconfirmed])
    }
}
