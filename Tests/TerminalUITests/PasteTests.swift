import Testing

@testable import TerminalUI

/// A paste is one event, clean, and never larger than it may be.
struct PasteTests {
    private static let begin = Array("\u{1B}[200~".utf8)
    private static let end = Array("\u{1B}[201~".utf8)

    @Test
    func `a paste is one event at every cut, and its controls are gone`() {
        let bytes = Self.begin + Array("één\r\ntwee\u{1B}[2J\rdrie\t\u{9B}x\u{7}".utf8) + Self.end
        let wanted = InputEvent.paste(Paste("één\ntwee[2J\ndrie\tx"))

        for cut in bytes.indices {
            var decoder = InputDecoder()
            let events =
                decoder.decode(Array(bytes[..<cut]), at: 0) + decoder.settle(at: 40)
                + decoder.decode(Array(bytes[cut...]) + Array("q".utf8), at: 40)

            #expect(events == [wanted, .key("q")])
        }
    }

    @Test
    func `a paste of ten megabytes comes whole, in time that grows with its length alone`() {
        let clock = ContinuousClock()
        let length = 10 << 20
        let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 4_096)
        var decoder = InputDecoder()
        var events: [InputEvent] = []

        let time = clock.measure {
            events = decoder.decode(Self.begin, at: 0)
            for _ in 0..<(length / chunk.count) { events += decoder.decode(chunk, at: 1) }
            events += decoder.decode(Self.end, at: 2)
        }

        #expect(events == [.paste(Paste(String(repeating: "x", count: length)))])
        #expect(time < .seconds(20))
    }

    @Test
    func `what exceeds the limit is cut, and says so`() {
        var decoder = InputDecoder(pasteLimit: 5)
        let events = decoder.decode(Self.begin + Array("abcdefgh".utf8) + Self.end, at: 0)

        #expect(events == [.paste(Paste("abcde", isCut: true))])
    }

    @Test
    func `a paste whose end got lost ends after silence`() {
        var decoder = InputDecoder()

        #expect(decoder.decode(Self.begin + Array("abc".utf8), at: 0) == [])
        #expect(decoder.settle(at: 4_999) == [])
        #expect(decoder.settle(at: 5_000) == [.paste(Paste("abc"))])
    }
}
