import Testing

@testable import HTTP

/// How one conversation goes on from request to request.
@Suite struct ConnectionTests {
    private let get = "GET / HTTP/1.1\r\nHost: a\r\n"

    @Test func `a connection stays open for the next request`() {
        var conversation = Conversation()

        conversation.send(get + "\r\n")
        conversation.send(get + "\r\n")

        #expect(conversation.lines == ["GET / []", "GET / []"])
        #expect(conversation.lastReply == "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    }

    @Test func `pipelined requests come out one by one, in order`() throws {
        let now = Moment(milliseconds: 0)
        var connection = Connection(limits: Limits(), at: now)
        let two = ["/een", "/twee"].map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
        connection.receive(Array(two.utf8)[...])

        let first = connection.nextAction(at: now)
        let early = connection.nextAction(at: now)
        _ = connection.respond(Response(status: 200), closing: false, at: now)
        let second = connection.nextAction(at: now)

        let host: Headers = ["Host": "a"]
        #expect(first == .request(Request(method: "GET", path: "/een", headers: host)))
        #expect(early == nil)
        #expect(second == .request(Request(method: "GET", path: "/twee", headers: host)))
    }

    @Test(arguments: ["close", "Close", "keep-alive, close", "TE ,CLOSE "])
    func `a client that closes is told so`(value: String) {
        var conversation = Conversation()

        conversation.send(get + "Connection: \(value)\r\n\r\n" + get + "\r\n")

        #expect(conversation.lines == ["GET / []", "closed"])
        #expect(conversation.lastReply.contains("\r\nConnection: close\r\n"))
    }

    @Test func `a client of HTTP 1.0 needs no Host and gets one answer`() {
        #expect(Conversation.lines(of: "GET / HTTP/1.0\r\n\r\n") == ["GET / []", "closed"])
    }

    @Test func `HEAD is answered with the length and without the body`() {
        var conversation = Conversation()

        conversation.send("HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhallo")

        #expect(conversation.lastReply == "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
    }

    @Test func `a body that is expected is asked for, once`() {
        var conversation = Conversation()

        conversation.send(get + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        #expect(conversation.lines == ["100"])
        conversation.send("a")
        conversation.send("bc")

        #expect(conversation.lines == ["100", "GET / [abc]"])
    }

    @Test func `a body that is too large is refused before it is asked for`() {
        let lines = Conversation.lines(
            of: get + "Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n")

        #expect(lines == ["413", "closed"])
    }

    @Test func `an empty body is not asked for`() {
        let lines = Conversation.lines(
            of: get + "Expect: 100-continue\r\nContent-Length: 0\r\n\r\n")

        #expect(lines == ["GET / []"])
    }

    @Test func `a large body in small pieces is read in little time`() {
        let clock = ContinuousClock()
        let piece = [UInt8](repeating: 7, count: 1024)
        var conversation = Conversation()
        conversation.send(get + "Content-Length: \(4 * 1024 * 1024)\r\n\r\n")

        let duration = clock.measure {
            for _ in 0..<4096 { conversation.send(piece) }
        }

        #expect(conversation.lines.count == 1)
        #expect(duration < .seconds(2))
    }
}
