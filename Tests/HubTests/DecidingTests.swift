import SyncProtocol
import Testing

@testable import Hub

/// A person at the office releases or rejects what is held.
@Suite struct DecidingTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let reader: SomeDevice
    private let first: Change
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        reader = try some.device(of: "Lies", "lezer")
        first = try anke.makeAccepted(folder)
        _ = try anke.news()
        _ = try reader.news()
    }

    /// Three held changes that stand on one another.
    private func heldChain() throws -> [Change] {
        let one = reader.write(in: folder, on: [first])
        let two = reader.write(in: folder, on: [one])
        let three = reader.write(in: folder, on: [two, one])
        _ = try reader.push(one, two, three)
        return [one, two, three]
    }

    @Test func `a release puts a change on the feed, after the held ones it stands on`() throws {
        let chain = try heldChain()

        try some.hub.release(chain[2].name)

        #expect(
            try anke.news() == [
                .change(chain[0], nil), .change(chain[1], nil),
                .change(chain[2], some.receipt(chain[2])),
            ])
        #expect(try reader.news() == chain.map { .own($0.name, some.receipt($0)) })
        #expect(try some.hub.heldChanges().isEmpty)
        #expect(try some.hub.digest(of: folder) == FolderDigest(heads: [chain[2].name]))
    }

    @Test func `a release of one leaves what stands on it to be decided`() throws {
        let chain = try heldChain()

        try some.hub.release(chain[0].name)

        #expect(try anke.news() == [.change(chain[0], some.receipt(chain[0]))])
        #expect(try some.hub.heldChanges().map(\.name) == chain[1...].map(\.name))
        #expect(try some.verdict(chain[1]) == .held(.noRight))
    }

    @Test func `a rejection takes what stands on it along`() throws {
        let chain = try heldChain()

        try some.hub.reject(chain[0].name, words: "niet hier")

        #expect(
            try chain.map(some.verdict) == [
                .rejected(.byPerson("niet hier")), .rejected(.standsOnRejected),
                .rejected(.standsOnRejected),
            ])
        #expect(try some.hub.heldChanges().isEmpty)
        #expect(try some.hub.digest(of: folder) == FolderDigest(heads: [first.name]))
    }

    @Test func `a rejection is told to the author and to who may hold the folder`() throws {
        let stranger = try some.device(of: "Zoë", "consulent", .zuid)
        let chain = try heldChain()

        try some.hub.reject(chain[0].name, words: "niet hier")

        let told: Set<FeedEntry> = [
            .reject(chain[0].name, .byPerson("niet hier")),
            .reject(chain[1].name, .standsOnRejected),
            .reject(chain[2].name, .standsOnRejected),
        ]
        #expect(try Set(anke.news()) == told)
        #expect(try Set(reader.news()) == told)
        #expect(try stranger.news() == [])
    }

    @Test func `an author who may no longer look is told of his rejection`() throws {
        let chain = try heldChain()
        try some.hub.take(Grant(role: "lezer", scope: .noord), from: reader.user)

        try some.hub.reject(chain[2].name, words: "nee")

        #expect(try reader.news() == [.grant, .reject(chain[2].name, .byPerson("nee"))])
    }

    @Test func `what arrives later on a rejected change is rejected`() throws {
        let chain = try heldChain()
        try some.hub.reject(chain[2].name, words: "nee")

        let late = reader.write(in: folder, on: [chain[2]])

        #expect(try reader.push(late) == [.rejected(.standsOnRejected)])
    }

    @Test func `a decision on a change that has not come is carried out when it comes`() throws {
        let released = reader.write(in: folder, on: [first])
        let rejected = anke.write(in: folder, on: [first])
        try some.hub.decide(.release(released.name))
        try some.hub.decide(.reject(rejected.name, words: "nee"))

        try some.restart()

        #expect(try reader.push(released) == [some.accepted(released)])
        #expect(try anke.push(rejected) == [.rejected(.byPerson("nee"))])
    }

    @Test func `a released change that still misses a parent comes with it`() throws {
        let parent = anke.write(in: folder, on: [first])
        let child = reader.write(in: folder, on: [parent])
        _ = try reader.push(child)

        try some.hub.release(child.name)
        #expect(try some.verdict(child) == .held(.missingParent))
        _ = try anke.push(parent)

        #expect(try some.verdict(child) == some.accepted(child))
    }

    @Test func `a bare change that was released is accepted when its body comes`() throws {
        let change = reader.write(in: folder, on: [first])
        _ = try reader.push(Change(header: change.header, body: nil))

        try some.hub.release(change.name)
        #expect(try some.verdict(change) == .held(.noBody))

        #expect(try anke.offer(change) == [some.accepted(change)])
    }

    @Test func `a rejection of what was accepted meanwhile decides nothing`() throws {
        let backup = try some.backup()
        let change = anke.write(in: folder, on: [first])
        _ = try anke.push(change)

        try some.hub.reject(change.name, words: "te laat")
        #expect(try some.verdict(change) == some.accepted(change))
        try some.restore(backup)

        #expect(try anke.push(change) == [some.accepted(change)])
    }
}
