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
}
