import Glibc
import HTTP
import Testing

/// What the bodies of all clients may hold together.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct BodyMemoryTests {
    private let refused =
        "HTTP/1.1 503 Service Unavailable [Too much is being sent at once.\n]"

    private func server(bytesTogether: Int) throws -> RunningServer {
        var limits = Limits()
        limits.bodyBytesTogether = bytesTogether
        return try RunningServer(limits: limits)
    }

    private func put(_ count: Int, of whole: Int, to path: String = "/") -> String {
        "PUT \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(whole)\r\n\r\n" + letters(count)
    }

    private func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

    /// Sends, and returns when the server has read it; `other` is answered only after that.
    private func send(
        _ text: String, from client: borrowing LoopbackClient,
        before other: borrowing LoopbackClient
    ) {
        client.send(text)
        usleep(20_000)
        other.get("/")
        #expect(other.response() == "HTTP/1.1 200 OK []")
    }

    @Test func `a body that does not fit beside the others is refused, and leaves them their room`()
        throws
    {
        let server = try server(bytesTogether: 30_000)
        let first = LoopbackClient(port: server.port)
        let second = LoopbackClient(port: server.port)
        let third = LoopbackClient(port: server.port)
        let other = LoopbackClient(port: server.port)
        send(put(14_000, of: 15_000), from: first, before: other)
        send(put(14_000, of: 15_000), from: second, before: other)

        third.send(put(2_001, of: 4_000))

        #expect(third.response() == refused)
        #expect(third.response() == "closed")
        first.send(letters(1_000))
        #expect(first.response() == "HTTP/1.1 200 OK [\(letters(15_000))]")
        other.send(put(15_000, of: 15_000))
        #expect(other.response() == "HTTP/1.1 200 OK [\(letters(15_000))]")
        #expect(server.application.refusals == ["503 Too much is being sent at once."])
    }

    @Test func `a whole request that does not fit is refused, and its connection goes on`() throws {
        let server = try server(bytesTogether: 30_000)
        let slow = LoopbackClient(port: server.port)
        let quick = LoopbackClient(port: server.port)
        send(put(29_000, of: 30_000), from: slow, before: quick)

        quick.send(put(1_001, of: 1_001))
        #expect(quick.response() == refused)
        quick.send(put(1_000, of: 1_000))

        #expect(quick.response() == "HTTP/1.1 200 OK [\(letters(1_000))]")
    }

    @Test func `who comes back is told when`() throws {
        let server = try server(bytesTogether: 10)
        let client = LoopbackClient(port: server.port)

        client.send(put(11, of: 20))

        #expect(client.rest().text.contains("\r\nRetry-After: 5\r\n"))
    }

    @Test func `the body of a request that waits is counted while it waits`() throws {
        let server = try server(bytesTogether: 30_000)
        let other = LoopbackClient(port: server.port)
        do {
            let waiting = LoopbackClient(port: server.port)
            send(put(20_000, of: 20_000, to: "/wait?ms=60000"), from: waiting, before: other)
            other.send(put(20_000, of: 20_000))
            #expect(other.response() == refused)
        }
        usleep(20_000)
        let waiting = LoopbackClient(port: server.port)
        send(put(20_000, of: 20_000, to: "/news"), from: waiting, before: other)
        other.send(put(20_000, of: 20_000))
        #expect(other.response() == refused)
        server.application.addNews()
        #expect(waiting.response() == "HTTP/1.1 200 OK [news 1]")

        other.send(put(20_000, of: 20_000))

        #expect(other.response() == "HTTP/1.1 200 OK [\(letters(20_000))]")
    }

    @Test func `a body that is handed on in pieces takes no room`() throws {
        let server = try server(bytesTogether: 1_000)
        let client = LoopbackClient(port: server.port)

        client.send("POST /sum HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\n\r\n")
        for _ in 0..<20 { client.send(letters(1_000)) }

        #expect(client.response().hasPrefix("HTTP/1.1 200 OK ["))
    }

    @Test func `many slow uploads make the server no larger than they may`() throws {
        let server = try server(bytesTogether: 8 << 20)
        let before = residentKilobytes()
        let text = Array(put(1 << 20, of: 4 << 20).utf8)

        let numbers = (0..<100).map { _ in
            let number = LoopbackClient.connected(to: server.port)
            _ = Glibc.send(number, text, text.count, Int32(MSG_NOSIGNAL))
            return number
        }
        defer { numbers.forEach { close($0) } }
        for _ in 0..<100 where server.application.refusals.count < 90 { usleep(50_000) }

        #expect(server.application.refusals.count >= 90)
        #expect(residentKilobytes() - before < 60_000)
    }
}
