import SyncProtocol
import Testing

/// What a later version wrote is kept and sent on byte for byte.
@Suite struct LaterVersionTests {
    @Test(arguments: ["f6", "1b000000e8d4a51000", "f93c00", "83010203", "a2616101616202", "4101"])
    func `an unknown key of a header survives`(value: String) throws {
        let value = hex(value)
        var header = firstHeader
        header.later = [LaterKey(key: 11, value: value), LaterKey(key: 1 << 40, value: value)]

        let read = try Header(decoding: header.encoded)

        #expect(read.later == header.later)
        #expect(read.encoded == header.encoded)
        #expect(read.name == header.name)
    }

    @Test(
        arguments: [
            // Another code, and other things than an array that begins with a code.
            "8107", "82187b00", "80", "00", "f6", "6161", "a10102", "81f6", "8120", "816161",
            // A known code with another number of items.
            "8100", "820500", "8405075005050505050505050505050505050505f6",
            "83066161f6",
            // A known code and length with an item of another kind.
            "830507f6", "820600", "8204f6",
        ])
    func `an unknown operation survives`(raw: String) throws {
        let raw = hex(raw)
        let bytes = [UInt8](repeating: 0, count: 16) + [0x82] + raw + hex("82066161")

        let body = try Body(decoding: bytes)

        #expect(body.operations == [.unknown(raw), .remark("a")])
        #expect(Body(salt: Array(bytes[..<16]), operations: body.operations).bytes == bytes)
    }

    @Test func `a known operation of any other length counts as unknown`() throws {
        for operation in someOperations {
            if case .unknown = operation { continue }
            let raw = operation.encoded

            let longer = [raw[0] + 1] + raw[1...] + [0xf6]

            #expect(try Operation(decoding: longer) == .unknown(longer))
        }
    }

    @Test func `an operation that is not CBOR is refused, not unknown`() {
        for raw in ["c000", "9fff", "8218", "811817"] {
            #expect(throws: Malformed.self) { try Operation(decoding: hex(raw)) }
        }
    }

    @Test func `items that a later version adds to a message are passed over`() throws {
        func longer(_ bytes: [UInt8]) -> [UInt8] {
            [bytes[0] + 2] + bytes[1...] + hex("a1010283010203")
        }
        let page = FeedPage(
            entries: someFeedEntries, cursor: someCursor, isLast: false, hubTime: 9, end: 12)
        let info = HubInfo(
            hub: someHub, epoch: someEpoch, versions: [1], time: 3, limits: Limits.published)
        let reading = Reading(folders: [])
        let site = NewSite(former: formerSite, site: someSite, after: 7)

        #expect(try FeedPage(decoding: longer(page.encoded)) == page)
        #expect(try HubInfo(decoding: longer(info.encoded)) == info)
        #expect(try Reading(decoding: longer(reading.encoded)) == reading)
        #expect(try NewSite(decoding: longer(site.encoded)) == site)
    }
}
