import Merge
import SyncProtocol
import Testing

@testable import Replica

/// What the hub says of changes from a bundle: told by the feed, asked for, or after an offer.
@Suite struct BundleVerdictTests {
    private let bram = try! Handing.replica(of: Person.bram.user)
    private let anke = try! Handing.replica(of: Person.anke)
    private let folder = FolderID(high: 3, low: 34)
    private let first: ChangeName
    private let second: ChangeName

    init() throws {
        first = try bram.make(folder)
        second = try bram.type("van Bram ", in: folder)
        try anke.setComparisonDue(false)
    }

    private func named(_ names: ChangeName...) throws -> [Change] {
        try names.map { try #require(try bram.row(named: $0)).change }
    }

    @Test func `the hub is asked about others' changes only`() throws {
        try anke.read(bram.bundle(folder))
        let own = try anke.type("van Anke ", in: folder)
        try anke.hear(.held(.missingParent), on: [own])

        let (question, last) = try #require(try anke.question(after: .init(0)))

        #expect(question.names == [first, second])
        #expect(try anke.question(after: last) == nil)
        #expect(try bram.question(after: .init(0)) == nil)
    }

    @Test func `an answer that they were accepted settles them, and makes it compare`() throws {
        try anke.read(bram.bundle(folder))
        try anke.setComparisonDue(false)

        try anke.hear(.accepted(Person.receipt))

        #expect(try anke.standings(in: folder) == [.accepted, .accepted])
        #expect(try anke.comparisonIsDue())
    }

    @Test func `an answer that they were rejected folds them out, and closes the folder`() throws {
        try anke.read(bram.bundle(folder))

        try anke.hear(.rejected(.standsOnRejected))

        #expect(try anke.state(of: folder) == .left)
        #expect(try anke.records(of: SmallSchema.note).isEmpty)
        #expect(try anke.read(bram.bundle(folder)) == [.notYours])
    }

    @Test(arguments: [nil, .held(.noRight)] as [Verdict?])
    func `while the hub does not know or holds them, they stay as they are`(
        verdict: Verdict?
    ) throws {
        try anke.read(bram.bundle(folder))

        try anke.hear(verdict)

        #expect(try anke.standings(in: folder) == [.unconfirmed, .unconfirmed])
        #expect(try anke.offer() == nil)
    }

    @Test func `what was rejected before is not brought back by an old bundle`() throws {
        try anke.read(bram.bundle(folder))
        try anke.receive(named(first))
        try anke.hear(.rejected(.byPerson("nee")), on: [second])

        try anke.read(bram.bundle(folder))

        #expect(try anke.words(in: folder) == "begin ")
        #expect(try anke.standings(in: folder) == [.accepted, .rejected])
    }

    @Test func `what was accepted here stays accepted, whatever a bundle holds`() throws {
        try anke.hold([folder])
        try anke.receive(named(first, second))

        #expect(try anke.read(bram.bundle(folder)) == [.taken(new: 0)])

        #expect(try anke.standings(in: folder) == [.accepted, .accepted])
    }

    @Test func `what is offered counts on, and is held until the office decides`() throws {
        try anke.read(bram.bundle(folder))

        #expect(try anke.offerBundled(of: [folder]) == 2)

        let offer = try #require(try anke.offer())
        #expect(offer.changes.map(\.name) == [first, second])
        #expect(offer.proofs.isEmpty)
        try anke.take(
            OfferAnswer(verdicts: [.held(.noProof), .held(.standsOnHeld)]), to: offer)
        #expect(try anke.standings(in: folder) == [.held, .held])
        #expect(try anke.words(in: folder) == "van Bram begin ")
        #expect(try anke.openVerdicts().isEmpty)
        #expect(try anke.question(after: .init(0))?.0.names == [first, second])
        #expect(try anke.offerBundled(of: [folder]) == 0)
    }

    @Test func `what the hub held and does not know any more is offered again`() throws {
        try anke.read(bram.bundle(folder))
        try anke.offerBundled(of: [folder])
        try anke.hear(.held(.noProof), on: [first, second])

        try anke.hear(nil)

        #expect(try anke.offer()?.changes.map(\.name) == [first, second])
    }

    @Test func `only chosen folders are offered`() throws {
        let other = FolderID(high: 3, low: 35)
        _ = try bram.make(other)
        try anke.read(bram.bundle(folder, other))

        try anke.offerBundled(of: [other])

        #expect(try anke.offer()?.changes.map(\.header.folder) == [other])
        #expect(try anke.standings(in: folder) == [.unconfirmed, .unconfirmed])
    }

    @Test func `the maker's receipts come along, and go with an offer`() throws {
        try bram.hear(.accepted(Person.receipt), on: [first, second])
        let third = try bram.type("nog niet gestuurd ", in: folder)

        try anke.read(bram.bundle(folder))
        try anke.offerBundled(of: [folder])

        let offer = try #require(try anke.offer())
        #expect(offer.changes.map(\.name) == [first, second, third])
        #expect(offer.proofs == [Proof(name: second, receipt: Person.receipt)])
    }

    @Test func `what the hub lost of what has a receipt is offered by itself`() throws {
        try bram.hear(.accepted(Person.receipt), on: [first, second])
        let third = try bram.type("nog niet gestuurd ", in: folder)
        try anke.read(bram.bundle(folder))

        try anke.hear(nil)

        let offer = try #require(try anke.offer())
        #expect(offer.changes.map(\.name) == [first, second])
        #expect(offer.proofs == [Proof(name: second, receipt: Person.receipt)])
        #expect(try anke.history(of: folder).last?.name == third)
        #expect(try anke.history(of: folder).last?.standing == .unconfirmed)
    }

    // A fork of the maker renames what he handed over.

    private func renamed() throws -> Change {
        try named(second)[0].restamped(as: SiteID(high: 9, low: 77), 1)
    }

    private func bundle(of change: Change) throws -> [UInt8] {
        Bundle(
            head: BundleHead(
                hub: Handing.hub, epoch: nil, maker: Person.bram.user, makerName: "Bram",
                madeAt: 1, folders: [BundledFolder(folder: folder, places: [Person.north])]),
            changes: [ReceiptedChange(change, nil)]
        ).encoded
    }

    @Test func `a change that was renamed since is the same one, by its new name`() throws {
        try anke.read(bram.bundle(folder))

        #expect(try anke.read(bundle(of: renamed())) == [.taken(new: 0)])
        #expect(try anke.heads(of: folder) == [renamed().name])
        #expect(try anke.read(bram.bundle(folder)) == [.taken(new: 0)])

        #expect(try anke.words(in: folder) == "van Bram begin ")
        #expect(try anke.history(of: folder).count == 2)
        #expect(try anke.check() == [])
    }

    @Test func `a name that the hub took stands above a later one of a bundle`() throws {
        try anke.hold([folder])
        try anke.receive(named(first, second))
        let child = Person.coen.change(
            1, on: [try renamed().name], in: folder, Handing.typed("van Coen "))

        try anke.read(bundle(of: renamed()))
        try anke.receive([child])

        #expect(try anke.history(of: folder).map(\.name) == [first, second, child.name])
        #expect(try anke.words(in: folder) == "van Coen van Bram begin ")
        #expect(try anke.check() == [])
    }

    @Test func `where the hub has the former name, the later one leads to it and no further`()
        throws
    {
        let former = try named(second)[0]
        try anke.hold([folder])
        try anke.receive(named(first))
        try anke.read(bundle(of: renamed()))

        try anke.receive([former])

        // A name that led on from the former one would lead in a circle, once the change is gone.
        #expect(try anke.log.laterName(of: renamed().name) == former.name)
        #expect(try anke.log.laterName(of: former.name) == nil)
        #expect(try anke.history(of: folder).map(\.name).contains(former.name))
    }

    @Test func `a copy's other name for a change of a bundle means the same one`() throws {
        let twin = try named(second)[0].restamped(as: SiteID(high: 9, low: 78), 1)
        let child = Person.coen.change(
            1, on: [try renamed().name], in: folder, Handing.typed("van Coen "))
        try anke.hold([folder])
        try anke.receive(named(first))
        try anke.read(bundle(of: renamed()))
        try anke.read(bundle(of: child))

        try anke.receive([twin])

        #expect(try anke.words(in: folder) == "van Coen van Bram begin ")
        #expect(try anke.history(of: folder).count == 3)
        #expect(try anke.check() == [])
        try anke.rebuild()
        #expect(try anke.words(in: folder) == "van Coen van Bram begin ")
    }
}
