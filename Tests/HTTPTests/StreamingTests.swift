import Glibc
import Testing

@testable import HTTP

/// Bodies that go and come in pieces.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct StreamingTests {
    private let post = "POST /sum HTTP/1.1\r\nHost: a\r\n"

    private func counted(_ last: Int) -> String { (1...last).map { "\($0) " }.joined() }

    @Test(arguments: [1, 3, 100_000])
    func `a body that is made in pieces arrives in chunks, and the next answer after it`(
        last: Int
    ) throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.get("/count?to=\(last)")
        client.get("/")

        #expect(client.response() == "HTTP/1.1 200 OK [\(counted(last))]")
        #expect(client.response() == "HTTP/1.1 200 OK []")
    }

    @Test func `a client from before chunks gets the body bare, and then the end`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.send("GET /count?to=3 HTTP/1.0\r\n\r\n")
        let (text, isWhole) = client.rest()

        #expect(text.hasSuffix("Connection: close\r\n\r\n1 2 3 "))
        #expect(!text.contains("chunked"))
        #expect(isWhole)
    }

    @Test func `HEAD is told of the chunks and gets none`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.send("HEAD /count?to=3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let (text, _) = client.rest()

        #expect(text.contains("\r\nTransfer-Encoding: chunked\r\n"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test(arguments: ["1.1\r\nHost: a", "1.0"])
    func `a body that cannot go on is cut off, and does not look whole`(version: String) throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.send("GET /count?to=9&failsAt=3 HTTP/\(version)\r\n\r\n")
        let (text, isWhole) = client.rest()

        #expect(!text.contains("0\r\n\r\n"))
        #expect(!isWhole)
    }

    @Test func `pieces are made no faster than they are taken, and others go on`() throws {
        let server = try RunningServer()
        let slow = LoopbackClient(port: server.port)
        let other = LoopbackClient(port: server.port)

        slow.get("/count?to=100000000000")
        usleep(100_000)
        let before = residentKilobytes()
        for _ in 0..<20 {
            other.get("/")
            #expect(other.response() == "HTTP/1.1 200 OK []")
            usleep(10_000)
        }

        #expect(residentKilobytes() - before < 20_000)
    }

    @Test func `who takes all pieces at once leaves others their turn`() throws {
        final class Endless: BodySource {
            var count = 0

            func nextPiece() -> [UInt8]? {
                count += 1
                return count > 10_000 ? nil : [65]
            }
        }
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { close(ends[1]) }
        let now = Moment(milliseconds: 0)
        let client = try Client(Descriptor(ends[0], from: "socketpair"), limits: Limits(), at: now)
        let source = Endless()
        let pieces = Outbox.Pieces(source: source, framing: .chunks)
        client.phase = .writing(Outbox(bytes: [], closes: false, pieces: pieces))

        #expect(client.flush(at: now))

        #expect(source.count == Limits.piecesPerTurn)
        #expect(client.wantedInterest == .writing)
    }

    @Test(arguments: [false, true])
    func `a body larger than any may be is handed on in pieces`(isChunked: Bool) throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)
        let million = String(repeating: "\u{1}", count: 1_000_000)

        if isChunked {
            client.send(post + "Transfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<6 { client.send("f4240\r\n\(million)\r\n") }
            client.send("0\r\n\r\n")
        } else {
            client.send(post + "Content-Length: 6000000\r\n\r\n")
            for _ in 0..<6 { client.send(million) }
        }
        client.get("/")

        #expect(client.response() == "HTTP/1.1 200 OK [6000000 true]")
        #expect(client.response() == "HTTP/1.1 200 OK []")
    }

    @Test func `a receiver may refuse, halfway or for its size`() throws {
        let server = try RunningServer()
        let early = LoopbackClient(port: server.port)
        let large = LoopbackClient(port: server.port)

        early.send(post + "Content-Length: 9000000\r\n\r\na\0")
        large.send(post + "Content-Length: 10000001\r\n\r\n")

        #expect(early.response().hasPrefix("HTTP/1.1 422 Unprocessable Content"))
        #expect(early.response() == "closed")
        #expect(large.response().hasPrefix("HTTP/1.1 413 Content Too Large"))
        let endless = LoopbackClient(port: server.port)
        endless.send(post + "Transfer-Encoding: chunked\r\n\r\n")
        let million = String(repeating: "\u{1}", count: 1_000_000)
        for _ in 0..<10 { endless.send("f4240\r\n\(million)\r\n") }
        endless.send("1\r\n")
        #expect(endless.response().hasPrefix("HTTP/1.1 413 Content Too Large"))
    }

    @Test(arguments: 1...7)
    func `pieces add up to the body however it is cut`(size: Int) {
        let body = "5\r\nhallo\r\n00000A;x\r\n0123\r\n6789\r\n0\r\n\r\n"
        let bytes = Array((post + "Transfer-Encoding: chunked\r\n\r\n" + body).utf8)
        var conversation = Conversation(piecesAtMost: 15)

        for start in stride(from: 0, to: bytes.count, by: size) {
            conversation.send(Array(bytes[start..<min(start + size, bytes.count)]))
        }

        #expect(String(decoding: conversation.handedOut, as: UTF8.self) == "hallo0123\r\n6789")
        #expect(conversation.lines == ["POST /sum []"])
    }
}
