// Headers and changes that are not what the protocol says.

import SyncProtocol
import Testing

private let ascending = Malformed.unexpected("parents are ascending and named once")

private func name(_ byte: String) -> String { "5820" + String(repeating: byte, count: 32) }

@Suite struct HeaderMalformedTests {
    /// A header as it is written, one part of which another takes the place of.
    private func header(_ changed: [UInt64: String] = [:], keys: [UInt64]? = nil) -> [UInt8] {
        var parts: [UInt64: String] = [
            0: "5001010101010101010101010101010101", 1: "02", 2: "80", 3: "00",
            4: "5003030303030303030303030303030303", 5: "5004040404040404040404040404040404",
            6: "01", 7: "5820" + String(repeating: "ee", count: 32),
        ]
        parts.merge(changed) { $1 }
        let keys = keys ?? parts.keys.sorted()
        let pairs = keys.map { key in hexadecimal([UInt8(key)]) + parts[key]! }
        return hex(hexadecimal([0xa0 | UInt8(keys.count)]) + pairs.joined())
    }

    @Test func `a header with all its parts is read`() throws {
        #expect(try Header(decoding: header()).sequence == 2)
    }

    @Test(
        arguments: [
            (0, "58ff", .truncated),
            (0, "4101", .unexpected("an identifier has 16 bytes")),
            (1, "00", .unexpected("a sequence number begins at 1")),
            (1, "20", .unexpected("a sequence number begins at 1")),
            (1, "1802", .notShortest),
            (1, "1b8000000000000000", .overLimit("63 bits")),
            (2, "82" + name("bb") + name("aa"), ascending),
            (2, "82" + name("aa") + name("aa"), ascending),
            (2, "8158ff", .truncated),
            (2, "8141aa", .unexpected("a hash has 32 bytes")),
            (2, "9fff", .indefiniteLength),
            (2, "990101", .truncated),
            (3, "6130", .unexpected("a whole number was expected")),
            (6, "1801", .notShortest),
            (7, "41ee", .unexpected("a hash has 32 bytes")),
            (8, "6144", .unexpected("a kind of folder is one lower-case name")),
            (8, "61ff", .badUTF8),
            (9, "622f61", .unexpected("a scope is lower-case names between slashes")),
            (10, "80", .unexpected("no former life")),
            (10, "8180", .unexpected("a former life has three items")),
            (10, "91", .truncated),
            (11, "c000", .outsideProfile),
            (11, "f97e01", .notShortest),
            (11, "a201000100", .keysOutOfOrder),
        ] as [(UInt64, String, Malformed)])
    func `a header with a bad part is refused`(key: UInt64, part: String, refusal: Malformed) {
        #expect(throws: refusal) { try Header(decoding: header([key: part])) }
    }

    @Test(arguments: UInt64(0)..<8)
    func `a header that lacks a part is refused`(key: UInt64) {
        let others = (0..<8).filter { $0 != key }

        #expect(throws: Malformed.self) { try Header(decoding: header(keys: others)) }
    }

    @Test func `keys that are repeated or out of order are refused`() {
        let kind = [UInt64(8): "6164", 11: "f6", 12: "f6"]

        for keys: [UInt64] in [
            [1, 0, 2, 3, 4, 5, 6, 7], [0, 0, 1, 2, 3, 4, 5, 6, 7],
        ] {
            #expect(throws: Malformed.self) { try Header(decoding: header(keys: keys)) }
        }
        for later: [UInt64] in [[8, 8], [11, 8], [12, 11], [11, 11], [7], [0]] {
            let keys = Array(0..<8) + later
            #expect(throws: Malformed.keysOutOfOrder) {
                try Header(decoding: header(kind, keys: keys))
            }
        }
    }

    @Test func `256 parents are read, one more is over the limit`() throws {
        func header(parents count: Int) -> Header {
            var header = firstHeader
            header.parents = (0..<count).map { ChangeName(of: [UInt8($0 % 256), UInt8($0 / 256)]) }
                .sorted()
            return header
        }

        let most = header(parents: 256)
        #expect(try Header(decoding: most.encoded) == most)
        #expect(throws: Malformed.overLimit("256 items")) {
            try Header(decoding: header(parents: 257).encoded)
        }
    }

    @Test func `16 former lives are read, one more is over the limit`() throws {
        func header(lives count: Int) -> Header {
            var header = firstHeader
            header.was = (0..<count).map {
                FormerLife(site: formerSite, sequence: Int64($0) + 1, parents: [])
            }
            return header
        }

        #expect(try Header(decoding: header(lives: 16).encoded).was.count == 16)
        #expect(throws: Malformed.overLimit("16 items")) {
            try Header(decoding: header(lives: 17).encoded)
        }
    }

    @Test func `a header over its limit is refused in a change`() throws {
        func change(padding count: Int) -> Change {
            var writer = CBORWriter()
            writer.bytes([UInt8](repeating: 0, count: count))
            var header = firstHeader
            header.later = [LaterKey(key: 11, value: writer.output)]
            return Change(header: header, body: nil)
        }
        let room = Limits.headerBytes - change(padding: 1000).headerBytes.count + 1000
        let largest = change(padding: room)

        #expect(largest.headerBytes.count == Limits.headerBytes)
        #expect(try Change(decoding: largest.encoded) == largest)
        #expect(throws: Malformed.overLimit("16384 bytes in a header")) {
            try Change(decoding: change(padding: room + 1).encoded)
        }
    }

    @Test func `a body over its limit is refused`() throws {
        func body(_ count: Int) -> [UInt8] {
            Body(
                salt: [UInt8](repeating: 0, count: 16),
                operations: [.remark(String(repeating: "a", count: count))]
            ).bytes
        }
        let room = Limits.changeBytes - body(100_000).count + 100_000

        #expect(try Body(decoding: body(room)).bytes.count == Limits.changeBytes)
        #expect(throws: Malformed.overLimit("1048576 bytes in one change")) {
            try Body(decoding: body(room + 1))
        }
    }

    @Test(arguments: ["80", "8140", "834000f6", "8240f6", "8241ffd9", "f6", "82f640"])
    func `a change of another shape is refused`(bytes: String) {
        #expect(throws: Malformed.self) { try Change(decoding: hex(bytes)) }
    }
}
