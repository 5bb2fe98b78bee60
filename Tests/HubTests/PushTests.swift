import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// A push continues from a point on which device and hub agree; every change gets a verdict.
@Suite struct PushTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
    }

    @Test func `an accepted change gets a receipt that proves its name`() throws {
        let first = anke.make(folder)

        let verdicts = try anke.push(first)

        let receipt = Receipt(of: first.name, key: some.hub.receiptKey)
        #expect(verdicts == [.accepted(receipt)])
        #expect(try some.hub.digest(of: folder) == FolderDigest(heads: [first.name]))
        #expect(try some.hub.places(of: folder) == [.noord])
    }

    @Test func `the answer's head is the last of the pushed changes`() throws {
        let first = anke.make(folder)
        let second = anke.write(in: folder, on: [first])

        let answer = try anke.push([first, second], after: anke.points[0])

        #expect(
            answer
                == .taken([some.accepted(first), some.accepted(second)], head: anke.points[2]))
    }

    @Test func `a change that is pushed again gets the same verdict and no second entry`() throws {
        let first = anke.make(folder)
        let verdicts = try anke.push(first)
        let position = try some.hub.feedPosition()

        #expect(try anke.push(first) == verdicts)
        #expect(try some.hub.feedPosition() == position)
    }

    @Test func `a push without changes tells the head`() throws {
        _ = try anke.makeAccepted(folder)

        let answer = try anke.push([], after: anke.points[0])

        #expect(answer == .taken([], head: anke.points[1]))
    }

    @Test func `a point that the hub lacks is a gap, answered with the hub's head`() throws {
        let first = try anke.makeAccepted(folder)
        anke.write(in: folder, on: [first])
        let third = anke.write(in: folder, on: [first])

        let answer = try anke.push([third], after: anke.points[2])

        #expect(answer == .gap(head: anke.points[1]))
        #expect(try some.verdict(third) == nil)
    }

    @Test func `another name at a known number is a fork, and nothing is stored`() throws {
        let first = try anke.makeAccepted(folder)
        var twin = first.header
        twin.at += 1
        let other = Change(header: twin, body: first.body)
        let next = anke.write(in: folder, on: [first])

        #expect(try anke.push([other, next], after: anke.points[0]) == .fork)
        #expect(try some.verdict(other) == nil)
        #expect(try some.verdict(next) == nil)
    }

    @Test func `another running hash is a fork`() throws {
        let first = try anke.makeAccepted(folder)
        let second = anke.write(in: folder, on: [first])
        let elsewhere = SitePoint(sequence: 1, hash: anke.points[0].hash)

        #expect(try anke.push([second], after: elsewhere) == .fork)
        #expect(try some.verdict(second) == nil)
    }

    @Test(arguments: [-1, Int64.min])
    func `a point before the beginning is a fork`(sequence: Int64) throws {
        let point = SitePoint(sequence: sequence, hash: anke.points[0].hash)

        #expect(try anke.push([], after: point) == .fork)
    }

    @Test func `one bad change does not hold up the others`() throws {
        let first = anke.make(folder)
        let bad = anke.write(in: folder, on: [first]) { $0.author = UserID(high: 9, low: 9) }
        let other = anke.write(in: folder, on: [first])

        let verdicts = try anke.push(first, bad, other)

        #expect(
            verdicts == [
                some.accepted(first), .refused(.authorNotOfDevice), some.accepted(other),
            ])
        #expect(try anke.compare([:]).head == anke.points[3])
    }

    @Test func `changes that do not follow each other are malformed`() throws {
        let first = anke.make(folder)
        let second = anke.write(in: folder, on: [first])

        #expect(throws: Problematic(.malformed)) {
            try anke.push([second, first], after: anke.points[0])
        }
        #expect(throws: Problematic(.malformed)) {
            try anke.push([second], after: anke.points[0])
        }
        #expect(try some.verdict(first) == nil)
    }

    @Test func `a site of another device is not pushed for`() throws {
        let bram = try some.device(of: "Bram")
        let theirs = bram.make(folder)
        let push = Push(site: bram.site, after: bram.points[0], changes: [theirs], proofs: [])

        #expect(throws: Problematic(.siteNotYours)) {
            try anke.call(Path.changes, push) as PushAnswer
        }
        #expect(try some.verdict(theirs) == nil)
    }

    @Test func `an offer of a change that the hub has adds nothing`() throws {
        let first = anke.make(folder)

        _ = try anke.push(first)
        let again = try anke.offer(first)

        #expect(again == [some.accepted(first)])
        #expect(try some.hub.db.count("SELECT count(*) FROM change") == 1)
    }
}
