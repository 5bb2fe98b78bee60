import SeededChance
import Testing

@testable import TerminalUI

/// Random bytes come to no crash, to no key that no keyboard has, and to the same however they are cut.
struct GarbageTests {
    private static let pieces: [[UInt8]] = [
        [0x1B], [0x1B, 0x5B], Array("\u{1B}[200~".utf8), Array("\u{1B}[201~".utf8),
        Array("é日👍".utf8),
        [0x9B], [0xC3], Array("\u{1B}O".utf8), Array("\u{1B}]".utf8), [0x07], Array(";5:3u".utf8),
        Array("99999999999999999999999".utf8), [0x18], Array("~".utf8), Array("\u{1B}[M".utf8),
    ]

    private static func garbage(_ random: inout SeededRandom) -> [UInt8] {
        (0..<40).flatMap { _ in
            random.number(below: 3) == 0
                ? random.one(of: pieces) : [UInt8.random(in: 0...255, using: &random)]
        }
    }

    @Test
    func `random bytes make only keys of a keyboard`() {
        var random = SeededRandom(seed: 1)

        for _ in 0..<20_000 {
            var decoder = InputDecoder(pasteLimit: 50)
            let bytes = Self.garbage(&random)
            let cut = random.number(below: bytes.count)
            let whole = decoder.decode(bytes, at: 0) + decoder.settle(at: 6_000)
            decoder = InputDecoder(pasteLimit: 50)
            let halves =
                decoder.decode(Array(bytes[..<cut]), at: 0)
                + decoder.decode(Array(bytes[cut...]), at: 10) + decoder.settle(at: 6_010)

            #expect(whole == halves)
            #expect(whole.allSatisfy(isOfKeyboard))
            #expect(decoder.undecidedUntil == nil)
        }
    }

    private func isOfKeyboard(_ event: InputEvent) -> Bool {
        switch event {
        case .key(let key):
            guard case .character(let character) = key.code else { return true }
            return character.unicodeScalars.count == 1
                && character.unicodeScalars.allSatisfy {
                    ![.control, .privateUse, .unassigned].contains($0.properties.generalCategory)
                }
        case .paste(let paste):
            return paste.text.unicodeScalars.allSatisfy {
                $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control
            }
        case .focus: return true
        }
    }
}
