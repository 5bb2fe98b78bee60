import Glibc
import HTTP
import Testing

/// A real server and a real socket, on loopback.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ServerTests {
    private let clock = ContinuousClock()

    @Test func `two requests go over one connection`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\neen")
        #expect(client.response() == "HTTP/1.1 200 OK [een]")
        client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\ntwee")

        #expect(client.response() == "HTTP/1.1 200 OK [twee]")
    }

    @Test func `a hundred pipelined requests are answered in order`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)
        let bodies = (100..<200).map(String.init)

        client.send(
            bodies.map { "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n\($0)" }.joined())

        #expect(bodies.map { _ in client.response() } == bodies.map { "HTTP/1.1 200 OK [\($0)]" })
    }

    @Test func `a body that waits for leave gets it`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n")
        client.send("Expect: 100-continue\r\n\r\n")
        #expect(client.response() == "HTTP/1.1 100 Continue []")
        client.send("een")

        #expect(client.response() == "HTTP/1.1 200 OK [een]")
    }

    @Test func `a response larger than the socket takes arrives whole`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.get("/large")
        let response = client.response()
        client.get("/")

        #expect(response.utf8.count == "HTTP/1.1 200 OK []".utf8.count + 8_000_000)
        #expect(client.response() == "HTTP/1.1 200 OK []")
    }

    @Test func `a wrong request is refused and its connection closed`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.send("GET / HTTP/1.1\nHost: a\n\n" + String(repeating: "x", count: 100_000))

        #expect(client.response().hasPrefix("HTTP/1.1 400 Bad Request ["))
        let duration = clock.measure { #expect(client.response() == "closed") }
        #expect(duration < .seconds(1), "It hears of the end at once, not when lingering is over.")
    }

    @Test func `whatever is refused is told to the application, without a word of the client`()
        throws
    {
        var limits = Limits()
        limits.headerMilliseconds = 100
        let server = try RunningServer(limits: limits)
        let long = String(repeating: "x", count: 20_000)
        let head = "POST /geheim HTTP/1.1\r\nHost: geheim\r\nAuthorization: Bearer geheim\r\n"
        let cases = [
            (400, "GET /geheim HTTP/1.1\n"), (408, head),
            (413, head + "Content-Length: 5000000\r\n\r\n"),
            (414, "GET /geheim\(long)"), (417, head + "Expect: geheim\r\n\r\n"),
            (431, head + "Geheim: \(long)"), (505, "GET /geheim HTTP/3.0\r\n\r\n"),
        ]

        for (status, text) in cases {
            let client = LoopbackClient(port: server.port)
            client.send(text)
            #expect(client.response().hasPrefix("HTTP/1.1 \(status) "))
        }

        let refusals = server.application.refusals
        #expect(refusals.map { Int($0.prefix(3)) } == cases.map(\.0))
        #expect(refusals.allSatisfy { !$0.contains("geheim") })
        #expect(server.application.answerCount == 0)
    }

    @Test func `who comes when all places are taken is told to come back`() throws {
        var limits = Limits()
        limits.connections = 1
        let server = try RunningServer(limits: limits)
        let first = LoopbackClient(port: server.port)
        first.get("/")
        #expect(first.response() == "HTTP/1.1 200 OK []")

        let second = LoopbackClient(port: server.port)

        #expect(second.response() == "HTTP/1.1 503 Service Unavailable [All places are taken.\n]")
        #expect(second.response() == "closed")
        #expect(server.application.refusals == ["503 All places are taken."])
    }

    @Test func `headers that do not come are refused in time`() throws {
        var limits = Limits()
        limits.headerMilliseconds = 100
        let server = try RunningServer(limits: limits)
        let client = LoopbackClient(port: server.port)

        client.send("GET / HT")

        #expect(client.response().hasPrefix("HTTP/1.1 408 Request Timeout ["))
        #expect(client.response() == "closed")
    }
}
