import Testing

@testable import HTTP

/// Each limit lets through what is just within it, and nothing past it.
@Suite struct LimitTests {
    private let limits = Limits()
    private let host = "Host: a\r\n"

    private func padded(to count: Int, _ before: String, _ after: String = "") -> String {
        let gap = count - before.utf8.count - after.utf8.count
        return before + String(repeating: "a", count: gap) + after
    }

    @Test func `the limits are the ones that were reasoned out`() {
        #expect(limits.requestLineBytes == 8192)
        #expect(limits.headerBlockBytes == 16_384)
        #expect(limits.headerCount == 64)
        #expect(limits.bodyBytes == 4_194_304)
        #expect(limits.bodyBytesTogether == 134_217_728)
    }

    @Test func `a request line may be 8 KB and no longer`() {
        for (count, status) in [(limits.requestLineBytes, nil), (limits.requestLineBytes + 1, 414)]
        {
            let line = padded(to: count, "GET /", " HTTP/1.1")

            let lines = Conversation.lines(of: line + "\r\n" + host + "\r\n")

            #expect(lines.first == status.map(String.init) || status == nil && lines.count == 1)
        }
    }

    @Test func `a header block may be 16 KB and no longer`() {
        let room = limits.headerBlockBytes - host.utf8.count - 2

        #expect(lines(header: padded(to: room, "X: ")) == ["GET / []"])
        #expect(lines(header: padded(to: room + 1, "X: ")) == ["431", "closed"])
    }

    @Test func `a request may have 64 headers and no more`() {
        let fields = (1..<64).map { "X\($0): y" }.joined(separator: "\r\n")

        #expect(lines(header: fields) == ["GET / []"])
        #expect(lines(header: fields + "\r\nX64: y") == ["431", "closed"])
    }

    private func lines(header: String) -> [String] {
        Conversation.lines(of: "GET / HTTP/1.1\r\n" + host + header + "\r\n\r\n")
    }

    @Test func `a counted body may be as large as the limit and no larger`() {
        var limits = Limits()
        limits.bodyBytes = 3
        let head = "PUT / HTTP/1.1\r\n" + host + "Content-Length: "

        #expect(Conversation.lines(of: head + "3\r\n\r\nabc", limits: limits) == ["PUT / [abc]"])
        #expect(Conversation.lines(of: head + "4\r\n\r\n", limits: limits) == ["413", "closed"])
    }

    @Test func `the chunks of a body may be as large as the limit together and no larger`() {
        var limits = Limits()
        limits.bodyBytes = 3
        let head = "PUT / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"

        let enough = Conversation.lines(of: head + "1\r\nc\r\n0\r\n\r\n", limits: limits)
        let tooMuch = Conversation.lines(of: head + "2\r\n", limits: limits)

        #expect(enough == ["PUT / [abc]"])
        #expect(tooMuch == ["413", "closed"])
    }

    @Test func `trailers count as headers do`() {
        let head = "PUT / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n"
        let trailers = String(repeating: "X: y\r\n", count: 65)

        #expect(Conversation.lines(of: head + trailers) == ["431", "closed"])
    }

    @Test func `a line that never ends is refused at its limit`() {
        var conversation = Conversation()

        for _ in 0..<9 { conversation.send([UInt8](repeating: UInt8(ascii: "a"), count: 1024)) }

        #expect(conversation.lines == ["414", "closed"])
    }
}
