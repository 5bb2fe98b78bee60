import Testing

@testable import HTTP

/// What arrives counts, not how it was cut on the way.
@Suite struct SplitTests {
    /// Requests of every kind, with what each comes to.
    static let samples: [(text: String, lines: [String])] = [
        (
            "GET /een%20pad?van=3&tot=a+b HTTP/1.1\r\nHost: a\r\nX: \ty \r\n\r\n",
            ["GET /een pad tot=a b van=3 []"]
        ),
        (
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhallo"
                + "GET /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nrest",
            ["POST /a [hallo]", "GET /b []", "closed"]
        ),
        (
            "PUT /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "3\r\nabc\r\n00000A;x=\"y\"\r\n0123\r\n6789\r\n0\r\nTrailer: x\r\n\r\n"
                + "HEAD /d HTTP/1.1\r\nHost: a\r\n\r\n",
            ["PUT /c [abc0123\r\n6789]", "HEAD /d []"]
        ),
        (
            "POST /e HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\nok"
                + "GET / HTTP/9.9\r\n",
            ["100", "POST /e [ok]", "505", "closed"]
        ),
    ]

    @Test(arguments: samples.indices)
    func `a request is the same wherever it is cut in two`(index: Int) {
        let sample = Self.samples[index]
        let bytes = Array(sample.text.utf8)

        for cut in 0...bytes.count {
            let lines = Conversation.lines(of: [Array(bytes[..<cut]), Array(bytes[cut...])])
            #expect(lines == sample.lines, "cut at \(cut)")
        }
    }

    @Test(arguments: samples.indices)
    func `a request is the same byte by byte`(index: Int) {
        let sample = Self.samples[index]

        let lines = Conversation.lines(of: sample.text.utf8.map { [$0] })

        #expect(lines == sample.lines)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `a spoilt request comes to the same however it is cut`(seed: UInt64) {
        var chance = Chance(state: seed)
        for sample in Self.samples {
            let bytes = spoil(Array(sample.text.utf8), with: &chance)

            let whole = Conversation.lines(of: [bytes])

            #expect(Conversation.lines(of: bytes.map { [$0] }) == whole)
            #expect(Conversation.lines(of: cut(bytes, with: &chance)) == whole)
        }
    }

    private func spoil(_ bytes: [UInt8], with chance: inout Chance) -> [UInt8] {
        let marks = Array("\r\n\0 :;%/0G".utf8)
        var spoilt = bytes
        for _ in 0..<Int.random(in: 1...3, using: &chance) {
            let place = Int.random(in: 0..<spoilt.count, using: &chance)
            let mark = marks.randomElement(using: &chance) ?? .space
            switch Int.random(in: 0..<3, using: &chance) {
            case 0: spoilt[place] = mark
            case 1: spoilt.insert(mark, at: place)
            default: spoilt.remove(at: place)
            }
        }
        return spoilt
    }

    private func cut(_ bytes: [UInt8], with chance: inout Chance) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...40, using: &chance)
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }
}

/// Chance that comes out the same for the same seed: SplitMix64.
struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
