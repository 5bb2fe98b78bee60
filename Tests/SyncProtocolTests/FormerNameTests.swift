import SyncProtocol
import Testing

/// After a fork a change goes on under a new name, from which its former ones can be computed.
@Suite struct FormerNameTests {
    private func restamped(
        _ header: Header, as site: SiteID, _ sequence: Int64, on parents: [ChangeName]
    ) -> Header {
        var next = header
        next.was.append(
            FormerLife(site: header.site, sequence: header.sequence, parents: header.parents))
        next.site = site
        next.sequence = sequence
        next.parents = parents
        return next
    }

    @Test func `a change that was stamped once has no former name`() {
        #expect(firstHeader.formerHeaders.isEmpty)
    }

    @Test func `a change that was re-stamped twice tells both names that it had`() {
        let original = someHeader
        let second = restamped(original, as: formerSite, 1, on: [hash(0xab), hash(0xbb)])
        let third = restamped(second, as: SiteID(high: 9, low: 9), 4, on: [hash(0xab)])

        #expect(third.formerHeaders == [original, second])
        #expect(third.formerHeaders.map(\.name) == [original.name, second.name])
        #expect(Set([original, second, third].map(\.name)).count == 3)
    }

    @Test func `what else the header says belongs to its former names`() {
        var original = firstHeader
        original.later = [LaterKey(key: 11, value: [0xf6])]
        var next = restamped(original, as: formerSite, 1, on: [])
        #expect(next.formerHeaders.map(\.name) == [original.name])

        next.at += 1

        #expect(next.formerHeaders.map(\.name) != [original.name])
    }
}
