import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// A hub that was put back to an older backup, and a replica that has not noticed or knows better.
@Suite struct PutBackHubTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 20)
    private let beginning: Change

    /// Anke's replica holds a folder that Bram made.
    init() throws {
        replica = try Replica.enrolled()
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
    }

    private func save(_ word: String) throws -> ChangeName {
        let edit = TextEdit(position: 0, removed: 0, inserted: word)
        return try replica.commit(
            Save(folder: folder, operations: [.edit(SmallSchema.words, [edit])]))
    }

    private func typed(_ word: String, on parent: Change, by person: Person = .coen) -> Change {
        person.change(
            1, on: [parent.name], in: folder,
            [.edit(SmallSchema.words, [TextEdit(position: 0, removed: 0, inserted: word)])])
    }

    private func words() throws -> String? {
        try replica.record(SmallSchema.key, in: folder)?.texts[SmallSchema.words.number]
    }

    private func cursor(_ position: Int64) -> Cursor {
        Cursor(epoch: Epoch(high: 1, low: 1), position: position, hash: .start)
    }

    private func page(_ position: Int64, _ entries: [FeedEntry]) -> FeedPage {
        FeedPage(
            entries: entries, cursor: cursor(position), isLast: true, hubTime: FixedClock.now)
    }

    /// The hub takes what waits.
    private func pushIsTaken() throws {
        let push = try #require(try replica.push(after: nil))
        let head = try replica.desk.writer().end
        let verdicts = push.changes.map { _ in Verdict.accepted(Person.receipt) }
        _ = try replica.take(.taken(verdicts, head: head), to: push)
    }

    // A copy of this replica renamed a change, and the hub took that name before the cursor.

    @Test func `a change on a name that came before the cursor makes its folder be read again`()
        throws
    {
        let own = try save("van Anke ")
        try pushIsTaken()
        let renamed = try #require(try replica.row(named: own)).change
            .restamped(as: SiteID(high: 9, low: 99), 7)
        let child = typed("nieuw ", on: renamed)

        #expect(try replica.take(page(5, [.change(child, Person.receipt)])))

        #expect(try replica.state(of: folder) == .arriving)
        #expect(try words() == "van Anke xyz")
        let reading = try #require(try replica.reading())
        #expect(reading.folders == [FolderFrom(folder: folder, after: 0)])

        let whole = [beginning, renamed, child].enumerated().map { number, change in
            PlacedChange(position: Int64(number), change: change, receipt: nil)
        }
        try replica.take(
            ReadingAnswer(parts: [FolderPart(folder: folder, state: .whole, changes: whole)]),
            to: reading)

        #expect(try replica.state(of: folder) == .here)
        #expect(try words() == "nieuw van Anke xyz")
        #expect(try replica.heads(of: folder) == [child.name])
        #expect(try replica.history(of: folder).count == 3)
        #expect(try replica.counts().parked == 0)
        #expect(try replica.check() == [])
    }

    @Test func `a page whose changes can all count makes nothing be read again`() throws {
        let child = typed("nieuw ", on: beginning)
        let grandchild = Person.bram.change(
            2, on: [child.name], in: folder, [.add(SmallSchema.tags, .text("y"))])

        #expect(try replica.take(page(5, [.change(child, nil), .change(grandchild, nil)])))

        #expect(try replica.state(of: folder) == .here)
        #expect(try replica.reading() == nil)
        #expect(try words() == "nieuw xyz")
    }

    // A folder that is leaving is forgotten when the hub says that it has all of it.

    @Test func `neither a page nor the answer to a push makes a leaving folder be forgotten`()
        throws
    {
        _ = try save("van Anke ")
        #expect(try replica.take(page(5, [.leave(folder)])))
        try pushIsTaken()
        #expect(try replica.take(page(6, [])))

        #expect(try replica.state(of: folder) == .leaving)
        #expect(try words() == "van Anke xyz")
        #expect(try replica.bodies().count == 2)
    }

    @Test
    func `once all of it has a verdict its last changes are asked after, and it is forgotten`()
        throws
    {
        let own = try save("van Anke ")
        #expect(try replica.take(page(5, [.leave(folder)])))
        #expect(try replica.parting() == nil)
        try pushIsTaken()
        #expect(try replica.parting()?.question.names == [own])

        try replica.hearOfLeaving(.accepted(Person.receipt))

        #expect(try replica.state(of: folder) == .left)
        #expect(try replica.bodies() == [])
    }

    @Test(arguments: [nil, .held(.missingParent)] as [Verdict?])
    func `what the hub lacks of a folder that leaves is offered before it is forgotten`(
        lacking: Verdict?
    ) throws {
        let own = try save("van Anke ")
        try pushIsTaken()
        #expect(try replica.take(page(5, [.leave(folder)])))

        try replica.hearOfLeaving(lacking)

        #expect(try replica.state(of: folder) == .leaving)
        #expect(try replica.parting() == nil)
        let offer = try #require(try replica.offer())
        #expect(offer.changes.map(\.name) == [beginning.name])
        #expect(offer.proofs.map(\.receipt) == [Person.receipt])

        try replica.take(OfferAnswer(verdicts: [.accepted(Person.receipt)]), to: offer)
        #expect(try replica.push(after: 0)?.changes.map(\.name) == [own])
        try pushIsTaken()
        try replica.hearOfLeaving(.accepted(Person.receipt))

        #expect(try replica.state(of: folder) == .left)
    }

    @Test func `what was offered from a bundle while the hub was asked keeps the folder`() throws {
        let bundled = typed("van Coen ", on: beginning)
        try replica.receive { try $0.append(bundled, nil, .unconfirmed) }
        #expect(try replica.take(page(5, [.leave(folder)])))
        let parting = try #require(try replica.parting())
        #expect(try replica.offerBundled(of: [folder]) == 1)

        _ = try replica.take(
            VerdictsAnswer(verdicts: [.accepted(Person.receipt)]), to: parting)

        #expect(try replica.state(of: folder) == .leaving)
        #expect(try replica.offer()?.changes == [bundled])
    }

    @Test func `a folder that came back while the hub was asked stays`() throws {
        #expect(try replica.take(page(5, [.leave(folder)])))
        let parting = try #require(try replica.parting())
        #expect(try replica.take(page(6, [.enter(folder)])))

        _ = try replica.take(
            VerdictsAnswer(verdicts: [.accepted(Person.receipt)]), to: parting)

        #expect(try replica.state(of: folder) == .arriving)
        #expect(try words() == "xyz")
    }

    @Test func `an answer on fewer names than were asked is none`() throws {
        #expect(try replica.take(page(5, [.leave(folder)])))
        let parting = try #require(try replica.parting())

        #expect(throws: Malformed.self) {
            try replica.take(VerdictsAnswer(verdicts: []), to: parting)
        }

        #expect(try replica.state(of: folder) == .leaving)
    }

    @Test func `more names than one question holds are asked in turn`() throws {
        let many = (1...1200).map { typed(String($0), on: beginning, by: Person(10 + $0)) }
        try replica.receive(many)
        #expect(try replica.take(page(5, [.leave(folder)])))
        let first = try #require(try replica.parting())
        #expect(first.question.names.count == 1000)

        let yes = Verdict.accepted(Person.receipt)
        let rest = try #require(
            try replica.take(
                VerdictsAnswer(verdicts: .init(repeating: yes, count: 1000)), to: first))
        #expect(Set(rest.question.names + first.question.names) == Set(many.map(\.name)))
        #expect(try replica.state(of: folder) == .leaving)

        #expect(
            try replica.take(VerdictsAnswer(verdicts: .init(repeating: yes, count: 200)), to: rest)
                == nil)
        #expect(try replica.state(of: folder) == .left)
    }

    @Test func `after the last offer it is compared what else the hub lacks`() throws {
        try compare(.unknown)
        let offer = try #require(try replica.offer())
        #expect(try !replica.comparisonIsDue())

        try replica.take(OfferAnswer(verdicts: [.accepted(Person.receipt)]), to: offer)

        #expect(try replica.comparisonIsDue())
    }

    @Test func `own changes behind the head that it tells are sent again`() throws {
        let own = try save("van Anke ")
        try pushIsTaken()

        try compare(.same)

        #expect(try replica.push(after: 0)?.changes.map(\.name) == [own])
    }

    @Test func `an accepted change whose words were forgotten is read again`() throws {
        let own = try save("van Anke ")
        try replica.fileAll()
        let row = try #require(try replica.row(named: own))
        try replica.dropBody(of: row)

        try replica.hear(.accepted(Person.receipt), on: [own])

        #expect(try replica.state(of: folder) == .arriving)
    }

    // The feed is of folders that are here, and of what may be seen.

    @Test func `a change of a folder that is not here is passed over`() throws {
        let other = Person.bram.beginning(of: FolderID(high: 3, low: 21))

        #expect(try replica.take(page(5, [.change(other, Person.receipt)])))

        #expect(try replica.row(named: other.name) == nil)
        #expect(try replica.bodies().count == 1)
    }

    @Test func `who hears that his grants changed compares`() throws {
        try compare(.same)
        #expect(try !replica.comparisonIsDue())

        #expect(try replica.take(page(5, [.grant])))

        #expect(try replica.comparisonIsDue())
    }

    /// The hub, which has nothing of this site, says what it knows of the folder.
    private func compare(_ outcome: ComparedFolder.Outcome) throws {
        let answer = ComparisonAnswer(
            folders: [ComparedFolder(folder: folder, outcome: outcome)],
            head: .start(of: try replica.currentSite()), cursor: cursor(1))
        #expect(try replica.take(answer, to: replica.comparison()) == 0)
    }

    // The hub has lost what it had rejected, and holds what stands on it for a missing parent.

    static let noes: [Verdict] = [
        .rejected(.byPerson("dubbel")), .rejected(.standsOnRejected), .refused(.kindChanged),
    ]

    @Test(arguments: noes)
    func `what is held for a parent that is known as rejected is rejected`(no: Verdict) throws {
        let parent = try save("niet ")
        let child = try save("ook niet ")
        try replica.hear(no, on: [parent])

        try replica.hear(.held(.missingParent), on: [child])

        let open = try replica.openVerdicts()
        #expect(open.map(\.name) == [parent, child])
        #expect(open.map(\.verdict) == [no, .rejected(.standsOnRejected)])
        #expect(try replica.counts().held == 0)
        #expect(try words() == "xyz")
        #expect(try replica.check() == [])
    }

    @Test(arguments: noes)
    func `what is held for a parent that comes to be rejected is rejected with it`(
        no: Verdict
    ) throws {
        let names = try ["een ", "twee ", "drie "].map(save)
        try replica.hear(.held(.missingParent), on: [names[1]])
        try replica.hear(.held(.standsOnHeld), on: [names[2]])

        try replica.hear(no, on: [names[0]])

        let verdicts = try replica.openVerdicts().map(\.verdict)
        #expect(verdicts == [no, .rejected(.standsOnRejected), .rejected(.standsOnRejected)])
        #expect(try words() == "xyz")
    }

    @Test func `what is held for a parent that still waits is held`() throws {
        let parent = try save("straks ")
        let child = try save("later ")

        try replica.hear(.held(.missingParent), on: [child])

        #expect(try replica.openVerdicts().map(\.verdict) == [.held(.missingParent)])
        #expect(try words() == "later straks xyz")

        try replica.hear(.accepted(Person.receipt), on: [parent, child])

        #expect(try replica.counts().held == 0)
    }

    @Test func `another reason to hold what stands on a rejected change is kept`() throws {
        let parent = try save("niet ")
        let child = try save("ook niet ")
        try replica.hear(.rejected(.byPerson("dubbel")), on: [parent])

        try replica.hear(.held(.noRight), on: [child])

        #expect(try replica.openVerdicts().last?.verdict == .held(.noRight))
        #expect(try words() == "xyz")
    }

    @Test func `what is held because it stands on such a change is rejected too`() throws {
        let names = try ["een ", "twee ", "drie "].map(save)
        try replica.hear(.rejected(.byPerson("dubbel")), on: [names[0]])

        try replica.receive { receiving in
            try receiving.take(.held(.missingParent), on: names[1])
            try receiving.take(.held(.standsOnHeld), on: names[2])
        }

        #expect(
            try replica.openVerdicts().map(\.verdict) == [
                .rejected(.byPerson("dubbel")), .rejected(.standsOnRejected),
                .rejected(.standsOnRejected),
            ])
        #expect(try replica.counts().held == 0)
    }

    @Test func `what only a bundle kept stays when a hub that was put back does not know it`()
        throws
    {
        _ = try save("van Anke ")
        let before = try words()
        try replica.db.run("UPDATE change SET standing = \(Standing.unconfirmed.rawValue)")
        try replica.leave(folder)
        let comparison = try replica.comparison()

        _ = try replica.take(
            ComparisonAnswer(
                folders: [ComparedFolder(folder: folder, outcome: .unknown)],
                head: .start(of: comparison.site), cursor: cursor(0)),
            to: comparison)

        #expect(try replica.state(of: folder) == .here)
        #expect(try replica.bodies().count == 2)
        #expect(try words() == before)
    }
}
