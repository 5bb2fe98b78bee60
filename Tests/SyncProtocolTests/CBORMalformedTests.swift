import SyncProtocol
import Testing

/// One item of CBOR: what is not in its one form is refused, and says why.
@Suite struct CBORMalformedTests {
    @Test(
        arguments: [
            ("", .truncated),
            ("18", .truncated),
            ("1817", .notShortest),
            ("1900ff", .notShortest),
            ("1a0000ffff", .notShortest),
            ("1b00000000ffffffff", .notShortest),
            ("3817", .notShortest),
            ("5801aa", .notShortest),
            ("780161", .notShortest),
            ("980100", .notShortest),
            ("b8010000", .notShortest),
            ("1c", .outsideProfile),
            ("1d", .outsideProfile),
            ("1e", .outsideProfile),
            ("1f", .indefiniteLength),
            ("3f", .indefiniteLength),
            ("5f41aaff", .indefiniteLength),
            ("7f6161ff", .indefiniteLength),
            ("9fff", .indefiniteLength),
            ("bfff", .indefiniteLength),
            ("ff", .indefiniteLength),
            ("81ff", .indefiniteLength),
            ("a201000200", nil),
            ("a202000100", .keysOutOfOrder),
            ("a201000100", .keysOutOfOrder),
            ("a2616200616100", .keysOutOfOrder),
            ("a220000100", .keysOutOfOrder),
            ("61ff", .badUTF8),
            ("62c080", .badUTF8),
            ("63eda080", .badUTF8),
            ("64f4908080", .badUTF8),
            ("41", .truncated),
            ("5affffffff00", .truncated),
            ("5bffffffffffffffff", .truncated),
            ("7b7fffffffffffffff", .truncated),
            ("9bffffffffffffffff", .truncated),
            ("9b000000010000000000", .truncated),
            ("bb7fffffffffffffff0000", .truncated),
            ("8200", .truncated),
            ("a100", .truncated),
            ("c000", .outsideProfile),
            ("f7", .outsideProfile),
            ("f818", .outsideProfile),
            ("e0", .outsideProfile),
            ("fc", .outsideProfile),
            ("f97e01", .notShortest),
            ("f9fe00", .notShortest),
            ("f97d00", .notShortest),
            ("f97e00", nil),
            ("fa3fc00000", .notShortest),
            ("fa00000000", .notShortest),
            ("fa80000000", .notShortest),
            ("fa33800000", .notShortest),
            ("fa33000000", nil),
            ("fa477fe000", .notShortest),
            ("fa477ff000", nil),
            ("fa47800000", nil),
            ("fa7fc00000", .notShortest),
            ("fa7f800001", .notShortest),
            ("faff800000", .notShortest),
            ("fb3ff8000000000000", .notShortest),
            ("fb36a0000000000000", .notShortest),
            ("fb3690000000000000", nil),
            ("fb3ff199999999999a", nil),
            ("fb7ff0000000000001", .notShortest),
            ("fbfff8000000000000", .notShortest),
            ("fb8000000000000000", .notShortest),
            ("f93c", .truncated),
            ("fb3ff1", .truncated),
        ] as [(String, Malformed?)])
    func `an item is in its one form or refused`(item: String, refusal: Malformed?) throws {
        let item = hex(item)
        var reader = CBORReader(item)

        guard let refusal else {
            #expect(try reader.raw() == item)
            return
        }
        #expect(throws: refusal) { try reader.raw() }
    }

    @Test func `nesting ends at thirty-two`() throws {
        func nested(_ depth: Int) -> [UInt8] { Array(repeating: 0x81, count: depth - 1) + [0x80] }
        var deepest = CBORReader(nested(32))
        var tooDeep = CBORReader(nested(33))
        var muchTooDeep = CBORReader(nested(1_000_000))

        #expect(try deepest.raw() == nested(32))
        #expect(throws: Malformed.tooDeep) { try tooDeep.raw() }
        #expect(throws: Malformed.tooDeep) { try muchTooDeep.raw() }
    }

    @Test func `numbers beyond sixty-three bits are over a limit, those at it are not`() throws {
        for number in [Int64.min, -1, 0, .max] {
            var writer = CBORWriter()
            writer.integer(number)
            var reader = CBORReader(writer.output)
            #expect(try reader.integer() == number)
        }
        for item in ["1b8000000000000000", "3b8000000000000000"] {
            var reader = CBORReader(hex(item))
            #expect(throws: Malformed.overLimit("63 bits")) { try reader.integer() }
        }
    }

    @Test func `what kind of item was expected is said`() {
        var reader = CBORReader(hex("01"))
        var other = CBORReader(hex("f6"))

        #expect(throws: Malformed.unexpected("bytes was expected, not unsigned")) {
            try reader.bytes()
        }
        #expect(throws: Malformed.unexpected("true or false was expected")) {
            try other.boolean()
        }
    }

    @Test func `bytes after the end are refused`() {
        #expect(throws: Malformed.trailingBytes) {
            try Value(decoding: hex("0100"))
        }
    }
}
