import Merge
import SyncProtocol
import Testing

@testable import Replica

/// Two copies of one file both write: the one that hears of it goes on as a new site.
@Suite struct ForkTests {
    private let scratch = try! Scratch()
    private let folder = FolderID(high: 3, low: 10)
    private let original: Replica
    private let copy: Replica
    /// The original's change after the copy was made, and the copy's two.
    private let originals: ChangeName
    private let copies: [ChangeName]

    init() throws {
        original = try Replica.enrolled(scratch.path("original"))
        let first = try original.commit(
            Save(
                folder: folder, operations: Self.typed("eerst"), kind: Person.dossier,
                place: Person.north))
        try original.hear(.accepted(Person.receipt), on: [first])
        try original.backup(to: scratch.path("copy"))
        copy = try Replica.opened(scratch.path("copy"))
        let folder = folder
        func save(_ word: String, on replica: Replica) throws -> ChangeName {
            try replica.commit(Save(folder: folder, operations: Self.typed(word)))
        }
        originals = try save("hier", on: original)
        copies = [try save("daar", on: copy), try save("ook daar", on: copy)]
        try original.hear(.accepted(Person.receipt), on: [originals])
    }

    private static func typed(_ word: String) -> [Operation] {
        [
            .write(SmallSchema.reviewed, .text(word), reason: nil),
            .edit(SmallSchema.words, [TextEdit(position: 0, removed: 0, inserted: word)]),
        ]
    }

    /// The hub tells the copy of the fork, and takes its new site.
    private func goOn(_ replica: Replica, known: [KnownChange] = []) throws -> NewSite {
        if let push = try replica.push(after: nil) { _ = try replica.take(.fork, to: push) }
        let call = try #require(try replica.newSiteCall())
        let token = Token([UInt8](repeating: 8, count: Token.byteCount))!
        try replica.take(NewSiteAnswer(token: token, known: known), to: call)
        return call
    }

    @Test func `the copy re-stamps what the hub lacks, and nothing changes on its screen`() throws {
        let before = try copy.record(SmallSchema.key, in: folder)

        let call = try goOn(copy)

        #expect(call.after == 1)
        #expect(try copy.currentSite() == call.site)
        let push = try #require(try copy.push(after: nil))
        #expect(push.after == .start(of: call.site))
        #expect(push.changes.map(\.header.sequence) == [1, 2])
        #expect(push.changes.map(\.header.was.count) == [1, 1])
        #expect(push.changes.map { $0.header.formerHeaders[0].name } == copies)
        #expect(push.changes[1].header.parents == [push.changes[0].name])
        #expect(try copy.record(SmallSchema.key, in: folder)?.texts == before?.texts)
        #expect(try copy.check() == [])
    }

    @Test func `what was held of the former site is asked for, and offered where the hub lost it`()
        throws
    {
        try copy.hear(.held(.noRight), on: copies)
        try copy.commit(Save(folder: folder, operations: Self.typed("nog iets")))
        _ = try goOn(copy)

        let (question, _) = try #require(try copy.question(after: .init(0)))
        #expect(question.names == copies)
        try copy.take(VerdictsAnswer(verdicts: [nil, nil]), to: question)

        #expect(try copy.offer()?.changes.map(\.name) == copies)
    }

    @Test func `both copies come to show the same, and each word once`() throws {
        _ = try goOn(copy)
        let sent = try #require(try copy.push(after: nil)).changes
        let kept = try #require(try original.row(named: originals)).change

        try original.receive(sent)
        try copy.receive(sent + [kept])

        #expect(try original.shown() == copy.shown())
        #expect(try original.digest(of: folder) == copy.digest(of: folder))
        #expect(try original.history(of: folder).count == 4)
        #expect(try copy.history(of: folder).count == 4)
        #expect(try copy.conflicts().count == 1)
        for replica in [original, copy] {
            #expect(try replica.check() == [])
            #expect(try replica.counts().waiting == 0)
            #expect(try replica.push(after: nil) == nil)
        }
    }

    @Test func `what the hub has of the copy's keeps its name`() throws {
        let known = KnownChange(name: copies[0], verdict: .accepted(Person.receipt))

        _ = try goOn(copy, known: [known])

        let push = try #require(try copy.push(after: nil))
        #expect(push.changes.map { $0.header.formerHeaders[0].name } == [copies[1]])
        #expect(push.changes[0].header.parents == [copies[0]])
        #expect(try copy.check() == [])
    }

    @Test func `a change that forked twice remembers both lives`() throws {
        _ = try goOn(copy)
        let once = try #require(try copy.push(after: nil)).changes

        _ = try goOn(copy)

        let twice = try #require(try copy.push(after: nil)).changes
        let former = twice.map { $0.header.formerHeaders.map(\.name) }
        #expect(former == [[copies[0], once[0].name], [copies[1], once[1].name]])
        #expect(try copy.history(of: folder).count == 3)
        #expect(try copy.check() == [])
    }

    @Test func `a change of its own site that it did not make makes the copy a new site`() throws {
        let kept = try #require(try original.row(named: originals)).change

        try copy.receive([kept])

        #expect(try copy.newSiteCall() != nil)
        #expect(try original.newSiteCall() == nil)
    }

    @Test func `a name of its own site on the feed that it does not have is a fork`() throws {
        let page = FeedPage(
            entries: [.own(originals, Person.receipt)],
            cursor: Cursor(epoch: Epoch(high: 1, low: 1), position: 2, hash: .start),
            isLast: true, hubTime: FixedClock.now)

        #expect(try !copy.take(page))
        #expect(try original.take(page))

        #expect(try copy.newSiteCall() != nil)
        #expect(try original.newSiteCall() == nil)
        #expect(try copy.cursor() == nil)
    }

    @Test func `another head of its own site than the one it has is a fork`() throws {
        let head = try #require(try original.ownPoint(of: original.currentSite(), at: 2))
        let answer = ComparisonAnswer(
            folders: [], head: head,
            cursor: Cursor(epoch: Epoch(high: 1, low: 1), position: 2, hash: .start))

        #expect(try copy.take(answer, to: copy.comparison()) == nil)
        #expect(try original.take(answer, to: original.comparison()) == 2)

        #expect(try copy.newSiteCall() != nil)
        #expect(try original.newSiteCall() == nil)
    }

    @Test func `what has a receipt keeps its name, and is offered`() throws {
        try copy.hear(.accepted(Person.receipt), on: [copies[0]])
        try copy.receive { try $0.doubt(folder) }

        _ = try goOn(copy)

        let push = try #require(try copy.push(after: nil))
        #expect(push.changes.map { $0.header.formerHeaders[0].name } == [copies[1]])
        #expect(push.changes[0].header.parents == [copies[0]])
        #expect(try copy.offer()?.changes.map(\.name).contains(copies[0]) == true)
    }

    @Test func `a former name that the hub took after all stands, with what stands on the new one`()
        throws
    {
        let former = try copy.rows(in: folder).map(\.change).filter { copies.contains($0.name) }
        let before = try copy.record(SmallSchema.key, in: folder)
        _ = try goOn(copy)

        try copy.receive([former[0]])

        #expect(try copy.history(of: folder).map(\.counts) == [true, true, true])
        #expect(try copy.record(SmallSchema.key, in: folder)?.texts == before?.texts)
        #expect(try copy.check() == [])
    }
}
