import SyncProtocol
import Testing

@testable import Hub

/// What is forged or ill-formed is refused, each for its reason.
@Suite struct RefusalTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let first: Change
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        first = try anke.makeAccepted(folder)
    }

    @Test func `a body to which the header is not committed makes no run`() throws {
        let change = anke.write(in: folder, on: [first]) { $0.commitment = Commitment(of: [1]) }

        #expect(throws: Problematic(.malformed)) { try anke.push(change) }
    }

    @Test(
        arguments: [
            [], [1], [UInt8](repeating: 0, count: 16), [UInt8](repeating: 0, count: 16) + [0xff],
            [UInt8](repeating: 0, count: 16) + [0x80, 0x80],
        ])
    func `a body that does not decode`(body: [UInt8]) throws {
        let change = anke.write(in: folder, on: [first], body: body)

        #expect(try anke.push(change) == [.refused(.bodyMalformed)])
    }

    @Test func `another kind than the folder has`() throws {
        let change = anke.write(in: folder, on: [first]) { $0.kind = .list }
        let sameKind = anke.write(in: folder, on: [first]) { $0.kind = .dossier }

        #expect(
            try anke.push(change, sameKind) == [.refused(.kindChanged), some.accepted(sameKind)])
    }

    @Test func `a parent from another folder`() throws {
        let other = try anke.makeAccepted(.numbered(2))
        let change = anke.write(in: folder, on: [first, other])

        #expect(try anke.push(change) == [.refused(.parentOfOtherFolder)])
    }

    @Test func `a first change without kind or place`() throws {
        let bare = anke.write(in: .numbered(2), on: [])
        let placed = anke.write(in: .numbered(3), on: [], place: .noord)
        let kind = anke.write(in: .numbered(4), on: []) { $0.kind = .dossier }

        let verdicts = try anke.push(bare, placed, kind)

        #expect(verdicts == Array(repeating: .refused(.firstWithoutKindAndPlace), count: 3))
    }

    @Test func `an author who is not the device's`() throws {
        let bram = try some.device(of: "Bram")
        let change = anke.write(in: folder, on: [first]) { $0.author = bram.user }

        #expect(try anke.push(change) == [.refused(.authorNotOfDevice)])
    }

    @Test func `a former site that is another device's, or nobody's`() throws {
        let bram = try some.device(of: "Bram")
        let theirs = anke.write(in: folder, on: [first]) {
            $0.was = [FormerLife(site: bram.site, sequence: 1, parents: [])]
        }
        let nobodys = anke.write(in: folder, on: [first]) {
            $0.was = [FormerLife(site: SiteID(high: 9, low: 9), sequence: 1, parents: [])]
        }

        #expect(
            try anke.push(theirs, nobodys) == [
                .refused(.formerSiteNotOfDevice), .refused(.formerSiteNotOfDevice),
            ])
    }

    @Test func `a former name that the hub has accepted`() throws {
        try anke.becomeNewSite()
        let change = restamped(first)

        #expect(try anke.push(change) == [.refused(.formerNameAccepted)])
        #expect(try some.verdict(first) == some.accepted(first))
    }

    @Test func `a former name that the hub has not accepted is taken over`() throws {
        let lost = anke.write(in: folder, on: [first])
        let next = anke.write(in: folder, on: [lost])
        try anke.becomeNewSite()
        let again = restamped(lost)
        let onFormer = anke.write(in: folder, on: [lost])

        #expect(try anke.push(again, onFormer) == [some.accepted(again), some.accepted(onFormer)])
        #expect(try some.verdict(lost) == some.accepted(again))
        #expect(try some.verdict(next) == nil)
    }

    @Test(arguments: [0, 1])
    func `of two that go on from one change, one is accepted`(released: Int) throws {
        let bram = try some.device(of: "Bram", "lezer")
        let lost = bram.write(in: folder, on: [first])
        var twins: [Change] = []
        for _ in 0..<2 {
            try bram.becomeNewSite()
            twins.append(restamped(lost, by: bram))
            #expect(try bram.push(twins.last!) == [.held(.noRight)])
        }
        _ = try bram.news()

        try some.hub.release(twins[released].name)

        let (taken, other) = (twins[released], twins[1 - released])
        #expect(try some.verdict(taken) == some.accepted(taken))
        #expect(try some.verdict(lost) == some.accepted(taken))
        // The one by which the former name went is judged again at once, the other when it is decided.
        if released == 1 { #expect(try some.verdict(other) == .refused(.formerNameAccepted)) }
        try some.hub.release(other.name)
        #expect(try some.verdict(other) == .refused(.formerNameAccepted))
        #expect(try some.hub.audit().isEmpty)
        let refusals = try bram.news().filter {
            if case .reject = $0 { true } else { false }
        }
        #expect(refusals == [.reject(other.name, .standsOnRejected)])
    }

    @Test func `what was held goes on a second time with all the names that it had`() throws {
        let bram = try some.device(of: "Bram", "lezer")
        let lost = bram.write(in: folder, on: [first])
        try bram.becomeNewSite()
        let again = restamped(lost, by: bram)
        #expect(try bram.push(again) == [.held(.noRight)])
        try bram.becomeNewSite()
        let last = restamped(again, by: bram)

        #expect(try bram.push(last) == [.held(.noRight)])

        #expect(try some.verdict(lost) == .held(.noRight))
        #expect(try some.hub.audit().isEmpty)
        try some.hub.release(last.name)
        for change in [lost, again, last] {
            #expect(try some.verdict(change) == some.accepted(last))
        }
    }

    @Test func `what stands on a refused change is rejected`() throws {
        let refused = anke.write(in: folder, on: [first]) { $0.author = UserID(high: 9, low: 9) }
        let onIt = anke.write(in: folder, on: [refused])

        #expect(
            try anke.push(refused, onIt) == [
                .refused(.authorNotOfDevice), .rejected(.standsOnRejected),
            ])
    }

    @Test func `a refused change stays refused, and its author's feed says so`() throws {
        _ = try anke.news()
        let change = anke.write(in: folder, on: [first], body: [1])

        _ = try anke.push(change)

        #expect(try anke.push(change) == [.refused(.bodyMalformed)])
        #expect(try anke.news() == [.reject(change.name, .standsOnRejected)])
    }

    @Test func `a false body from another does not spoil a change for its maker`() throws {
        let bram = try some.device(of: "Bram")
        let change = anke.write(in: folder, on: [first])
        let falsified = Change(header: change.header, body: first.body)

        #expect(throws: Problematic(.malformed)) { try bram.offer(falsified) }

        #expect(try anke.push(change) == [some.accepted(change)])
    }

    @Test func `a change that falsely claims a held one as its former self leaves it`() throws {
        let bram = try some.device(of: "Bram", "lezer")
        let held = bram.write(in: folder, on: [first])
        _ = try bram.push(held)
        let thief = anke.write(in: folder, on: [first], body: held.body) {
            $0 = held.header
            $0.was = [FormerLife(site: bram.site, sequence: 1, parents: [first.name])]
            ($0.site, $0.sequence) = (anke.site, Int64(anke.points.count))
        }

        #expect(try anke.push(thief) == [.refused(.authorNotOfDevice)])
        #expect(try some.verdict(held) == .held(.noRight))
    }

    /// A change as the same device makes it again after a fork.
    private func restamped(_ change: Change, by device: SomeDevice? = nil) -> Change {
        (device ?? anke).write(in: folder, on: [], body: change.body) {
            let (site, sequence) = ($0.site, $0.sequence)
            $0 = change.header
            let former = FormerLife(
                site: $0.site, sequence: $0.sequence, parents: $0.parents)
            $0.was.append(former)
            ($0.site, $0.sequence) = (site, sequence)
        }
    }
}
