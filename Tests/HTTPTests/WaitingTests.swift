import Glibc
import HTTP
import Testing

/// Requests that wait, and how they end: by news, by time, and when the server stops.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct WaitingTests {
    private let clock = ContinuousClock()

    /// Until the application has been asked so many times, for two seconds at most.
    private func awaitAnswers(_ count: Int, of application: EchoApplication) {
        for _ in 0..<2000 where application.answerCount < count { usleep(1000) }
    }

    @Test func `a waiting request is woken by news`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)
        client.get("/news")
        awaitAnswers(1, of: server.application)

        let duration = clock.measure {
            server.application.addNews()
            #expect(client.response() == "HTTP/1.1 200 OK [news 1]")
        }

        #expect(duration < .seconds(1))
        #expect(server.application.answerCount == 2)
    }

    @Test func `news wakes those whom it concerns, and nobody else`() throws {
        let server = try RunningServer()
        let noord = LoopbackClient(port: server.port)
        let zuid = LoopbackClient(port: server.port)
        let any = LoopbackClient(port: server.port)
        noord.get("/news?of=noord")
        zuid.get("/news?of=zuid")
        any.get("/news")
        awaitAnswers(3, of: server.application)

        server.application.addNews(of: "noord", "west")

        #expect(noord.response() == "HTTP/1.1 200 OK [news 1]")
        #expect(any.response() == "HTTP/1.1 200 OK [news 1]")
        usleep(300_000)
        #expect(server.application.answerCount == 5)
        server.application.addNews()
        #expect(zuid.response() == "HTTP/1.1 200 OK [news 2]")
    }

    @Test func `what comes in together is asked together, and so is what is woken`() throws {
        let server = try RunningServer()
        let first = LoopbackClient(port: server.port)
        let second = LoopbackClient(port: server.port)
        let third = LoopbackClient(port: server.port)
        server.application.sleep(true)
        first.get("/first")
        usleep(50_000)
        second.get("/news")
        third.get("/news")
        usleep(50_000)
        server.application.sleep(false)
        awaitAnswers(3, of: server.application)

        server.application.addNews()

        #expect(first.response() == "HTTP/1.1 200 OK []")
        #expect(second.response() == "HTTP/1.1 200 OK [news 1]")
        #expect(third.response() == "HTTP/1.1 200 OK [news 1]")
        #expect(
            server.application.rounds == [["/first"], ["/news", "/news"], ["/news", "/news"]])
    }

    @Test func `a waiting request is asked again when its time has passed`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        let duration = clock.measure {
            client.get("/wait?ms=120")
            #expect(client.response() == "HTTP/1.1 200 OK [waited]")
        }

        #expect(duration >= .milliseconds(119))
        #expect(duration < .seconds(1))
        #expect(server.application.answerCount == 2)
    }

    @Test func `what is pipelined behind a waiting request waits for it`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)

        client.get("/wait?ms=50")
        client.get("/")

        #expect(client.response() == "HTTP/1.1 200 OK [waited]")
        #expect(client.response() == "HTTP/1.1 200 OK []")
    }

    @Test func `others are answered while one waits`() throws {
        let server = try RunningServer()
        let waiting = LoopbackClient(port: server.port)
        waiting.get("/stubborn")
        awaitAnswers(1, of: server.application)
        let other = LoopbackClient(port: server.port)

        other.get("/")

        #expect(other.response() == "HTTP/1.1 200 OK []")
    }

    @Test func `nobody is asked again about a client that has left`() throws {
        let server = try RunningServer()
        do {
            let client = LoopbackClient(port: server.port)
            client.get("/wait?ms=100")
            awaitAnswers(1, of: server.application)
        }

        usleep(300_000)

        #expect(server.application.answerCount == 1)
    }

    @Test(arguments: [nil, SIGTERM, SIGINT])
    func `stopping asks the waiting a last time, and closes all`(signal: Int32?) throws {
        let server = try RunningServer()
        let idle = LoopbackClient(port: server.port)
        let patient = LoopbackClient(port: server.port)
        let stubborn = LoopbackClient(port: server.port)
        patient.get("/news")
        stubborn.get("/stubborn")
        awaitAnswers(2, of: server.application)

        if let signal { server.signal(signal) } else { server.stop() }

        #expect(patient.response() == "HTTP/1.1 200 OK [no news]")
        #expect(
            stubborn.response() == "HTTP/1.1 503 Service Unavailable [The server stops.\n]")
        #expect(patient.response() == "closed")
        #expect(stubborn.response() == "closed")
        #expect(idle.response() == "closed")
        #expect(server.application.answerCount == 4)
    }

    @Test func `a response that is half written when the server stops still arrives`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)
        client.get("/large")
        awaitAnswers(1, of: server.application)

        server.stop()
        usleep(50_000)

        #expect(client.response().utf8.count > 8_000_000)
        #expect(client.response() == "closed")
    }

    @Test func `a request that is half there when the server stops is still answered`() throws {
        let server = try RunningServer()
        let client = LoopbackClient(port: server.port)
        client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n")
        usleep(50_000)

        server.stop()
        usleep(50_000)
        client.send("een")

        #expect(client.response() == "HTTP/1.1 200 OK [een]")
        #expect(client.response() == "closed")
    }
}
