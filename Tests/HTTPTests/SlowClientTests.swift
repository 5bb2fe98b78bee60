import Glibc
import HTTP
import Testing

/// Clients that hold on to what they have, a thousand at once.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct SlowClientTests {
    /// The server's own limits, but that nothing may be slow for longer than a second.
    private static func impatient() -> Limits {
        var limits = Limits()
        limits.headerMilliseconds = 1_000
        limits.bodyStretchMilliseconds = 1_000
        return limits
    }

    private static let habits = [
        "GET / HTTP/1.1\r\nHo",
        "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc",
        "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ]

    /// Asks for much and takes nothing; fewer do, for the kernel keeps megabytes for each.
    private static let flooded = "GET /flood HTTP/1.1\r\nHost: a\r\n\r\n"

    /// In a process of its own: its two thousand connections leave other tests their room.
    @Test func `a thousand slow clients are let go in time, and others notice nothing`() async {
        await #expect(processExitsWith: .success) { try SlowClientTests.letGo() }
    }

    private static func letGo() throws {
        let server = try RunningServer(limits: impatient())
        let words = (0..<1000).map { $0 % 50 == 0 ? flooded : habits[$0 % habits.count] }
        let crowd = Crowd(words, port: server.port)
        let other = LoopbackClient(port: server.port)
        let clock = ContinuousClock()

        let slowest = (0..<100).map { _ in
            clock.measure {
                other.get("/")
                #expect(other.response() == "HTTP/1.1 200 OK []")
            }
        }.max()!
        usleep(3_000_000)

        #expect(slowest < .milliseconds(500))
        #expect(crowd.countOfClosed() == 1000)
        other.get("/")
        #expect(other.response() == "HTTP/1.1 200 OK []")
    }

    @Test func `an answer that is not taken is cut off`() throws {
        let server = try RunningServer(limits: Self.impatient())
        let client = LoopbackClient(port: server.port)

        client.get("/large")
        usleep(3_000_000)

        #expect(!client.rest().isWhole)
    }
}

/// Connections that say one thing and then neither speak nor listen.
private final class Crowd {
    private let numbers: [Int32]

    init(_ words: [String], port: UInt16) {
        numbers = words.map { text in
            let number = LoopbackClient.connected(to: port)
            let bytes = Array(text.utf8)
            _ = send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            return number
        }
    }

    deinit { numbers.forEach { close($0) } }

    /// How many the server has let go, whatever it said first.
    func countOfClosed() -> Int {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        return numbers.count { number in
            while true {
                let count = recv(number, &buffer, buffer.count, Int32(MSG_DONTWAIT))
                if count <= 0 { return count == 0 || errno == ECONNRESET }
            }
        }
    }
}
