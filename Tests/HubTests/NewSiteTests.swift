import SyncProtocol
import Testing

@testable import Hub

/// After a fork a device goes on as a new site, and hears what the hub has of the former one.
@Suite struct NewSiteTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let next = SiteID(high: 7, low: 7)
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
    }

    @Test func `the names after the last common one come with their verdicts`() throws {
        let first = try anke.makeAccepted(folder)
        let second = anke.write(in: folder, on: [first])
        let elsewhere = anke.make(.numbered(2), in: .zuid)
        let unsent = anke.write(in: folder, on: [second])
        _ = try anke.push(second, elsewhere)

        let answer = try anke.goOn(as: next, from: anke.site, after: 1)

        #expect(
            Set(answer.known) == [
                KnownChange(name: second.name, verdict: some.accepted(second)),
                KnownChange(name: elsewhere.name, verdict: .held(.noRight)),
            ])
        #expect(!answer.known.map(\.name).contains(unsent.name))
    }

    @Test func `the token speaks as the new site of the same device`() throws {
        let answer = try anke.goOn(as: next, from: anke.site, after: 0)

        let former = try some.hub.caller(anke.token)
        let caller = try #require(try some.hub.caller(answer.token))

        #expect(caller.site == next)
        #expect(caller.device == former?.device)
        #expect(former?.site == anke.site)
        #expect(try some.hub.devices().map(\.forks) == [1])
    }

    @Test func `asking again gives another token, and counts as no second fork`() throws {
        let first = try anke.goOn(as: next, from: anke.site, after: 0)
        let second = try anke.goOn(as: next, from: anke.site, after: 0)

        #expect(first.token != second.token)
        #expect(try some.hub.caller(first.token)?.site == next)
        #expect(try some.hub.caller(second.token)?.site == next)
        #expect(try some.hub.devices().map(\.forks) == [1])
    }

    @Test func `a change that goes on under another name is known by the former one`() throws {
        let former = anke.site
        let lost = anke.make(folder)
        try anke.becomeNewSite()
        let again = anke.write(in: folder, on: [], body: lost.body) {
            let (site, sequence) = ($0.site, $0.sequence)
            $0 = lost.header
            $0.was = [FormerLife(site: former, sequence: 1, parents: [])]
            ($0.site, $0.sequence) = (site, sequence)
        }
        #expect(try anke.push(again) == [some.accepted(again)])

        let ofFormer = try anke.goOn(as: next, from: former, after: 0)
        let ofSecond = try anke.goOn(as: next, from: anke.site, after: 0)

        let verdict = some.accepted(again)
        #expect(ofFormer.known == [KnownChange(name: lost.name, verdict: verdict)])
        #expect(ofSecond.known == [KnownChange(name: again.name, verdict: verdict)])
        #expect(try anke.goOn(as: next, from: former, after: 1).known.isEmpty)
    }

    @Test func `another device's site is neither left nor taken`() throws {
        let bram = try some.device(of: "Bram")
        let theirs = try bram.makeAccepted(folder)

        #expect(throws: Problematic(.siteNotYours)) {
            try anke.goOn(as: next, from: bram.site, after: 0)
        }
        #expect(throws: Problematic(.siteNotYours)) {
            try anke.goOn(as: bram.site, from: anke.site, after: 0)
        }
        #expect(throws: Problematic(.siteNotYours)) {
            try anke.goOn(as: next, from: SiteID(high: 8, low: 8), after: 0)
        }
        #expect(try some.hub.caller(bram.token)?.site == theirs.header.site)
        #expect(try some.hub.devices().map(\.forks) == [0, 0])
    }
}
