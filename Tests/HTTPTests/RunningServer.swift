import Glibc
import HTTP
import Synchronization

/// Tells the news when asked at `/news?of=`, waits at `/wait?ms=`, and elsewhere says back the body.
final class EchoApplication: Application, Sendable {
    private struct State {
        var news = News.nothing
        var newsCount = 0
        var rounds: [[String]] = []
        var refusals: [String] = []
        var isAsleep = false
    }

    private let state = Mutex(State())

    /// How many times it has been asked.
    var answerCount: Int { rounds.reduce(0) { $0 + $1.count } }

    /// The paths that were asked together.
    var rounds: [[String]] { state.withLock { $0.rounds } }

    /// What the server refused by itself.
    var refusals: [String] { state.withLock { $0.refusals } }

    func note(_ refusal: Refusal) {
        state.withLock { $0.refusals.append("\(refusal.status) \(refusal.reason)") }
    }

    /// Lets it answer nothing until it wakes.
    func sleep(_ isAsleep: Bool) { state.withLock { $0.isAsleep = isAsleep } }

    func addNews(of topics: String...) {
        state.withLock {
            $0.news = topics.isEmpty ? .everything : .topics(Set(topics.map(Topic.init)))
            $0.newsCount += 1
        }
    }

    func takeNews() -> News {
        state.withLock { state in
            defer { state.news = .nothing }
            return state.news
        }
    }

    func answers(to asked: [Asked]) -> [Answer] {
        while state.withLock({ $0.isAsleep }) { usleep(1000) }
        state.withLock { $0.rounds.append(asked.map(\.request.path)) }
        return asked.map { answer($0.request, waitedMilliseconds: $0.waitedMilliseconds) }
    }

    func receiver(of request: Request) -> (any BodyReceiver)? {
        request.path == "/sum" ? Sum() : nil
    }

    func answer(_ request: Request, waitedMilliseconds: Int) -> Answer {
        switch request.path {
        case "/count":
            let last = Int(request.query["to"] ?? "") ?? 0
            return .pieces(
                Response(status: 200), Count(to: last, failsAt: request.query["failsAt"]))
        case "/news": return newsAnswer(request, waitedMilliseconds)
        case "/stubborn": return .wait(milliseconds: 60_000)
        case "/wait":
            let wanted = Int(request.query["ms"] ?? "") ?? 0
            let left = wanted - waitedMilliseconds
            return left > 0 ? .wait(milliseconds: left, on: [Topic("nothing")]) : text("waited")
        case "/flood": return .pieces(Response(status: 200), Flood())
        case "/large":
            return .response(Response(status: 200, body: [UInt8](repeating: 65, count: 8_000_000)))
        default:
            return .response(Response(status: 200, body: request.body))
        }
    }

    private func newsAnswer(_ request: Request, _ waitedMilliseconds: Int) -> Answer {
        let count = state.withLock { $0.newsCount }
        if count > 0 { return text("news \(count)") }
        if waitedMilliseconds == .max { return text("no news") }
        let topic = request.query["of"].map(Topic.init)
        return .wait(milliseconds: 60_000, on: topic.map { [$0] } ?? [])
    }

    private func text(_ text: String) -> Answer {
        .response(Response(status: 200, body: Array(text.utf8)))
    }
}

/// Never ends.
private final class Flood: BodySource {
    private let piece = [UInt8](repeating: 65, count: 1 << 16)

    func nextPiece() -> [UInt8]? { piece }
}

/// Counts aloud, after an empty piece a number a piece, until it is done or fails.
private final class Count: BodySource {
    private struct Stumble: Error {}

    private var next = 0
    private let last: Int
    private let failsAt: Int?

    init(to last: Int, failsAt: String?) {
        self.last = last
        self.failsAt = failsAt.flatMap { Int($0) }
    }

    func nextPiece() throws -> [UInt8]? {
        defer { next += 1 }
        if next == failsAt { throw Stumble() }
        if next == 0 { return [] }
        return next > last ? nil : Array("\(next) ".utf8)
    }
}

/// Adds up the bytes that it is handed, up to ten million of them, and does not take a zero.
private final class Sum: BodyReceiver {
    private var sum = 0
    private var largestPiece = 0

    let byteLimit = 10_000_000

    func take(_ piece: ArraySlice<UInt8>) throws(Refusal) {
        guard !piece.contains(0) else { throw Refusal(status: 422, reason: "A zero.") }
        sum += piece.reduce(0) { $0 + Int($1) }
        largestPiece = max(largestPiece, piece.count)
    }

    func answer() -> Response {
        Response(status: 200, body: Array("\(sum) \(largestPiece <= 65_536)".utf8))
    }
}

/// A server on loopback, on a thread of its own, that is stopped and awaited at the end.
struct RunningServer: ~Copyable {
    let port: UInt16
    let application: EchoApplication
    private let stopSwitch: StopSwitch
    private var thread = pthread_t()

    init(limits: Limits = Limits()) throws {
        application = EchoApplication()
        let server = try Server(application: application, port: 0, limits: limits)
        port = server.port
        stopSwitch = server.stopSwitch
        let handed = Unmanaged.passRetained(server).toOpaque()
        let result = pthread_create(&thread, nil, serve, handed)
        precondition(result == 0, "A test can have a thread.")
    }

    func stop() { stopSwitch.stop() }

    /// To the server's thread only, since the other threads of the tests would die of it.
    func signal(_ number: Int32) { pthread_kill(thread, number) }

    deinit {
        stopSwitch.stop()
        pthread_join(thread, nil)
    }
}

private func serve(_ handed: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let handed else { return nil }
    let server = Unmanaged<Server>.fromOpaque(handed).takeRetainedValue()
    do {
        try server.stopOnSignals()
        try server.run()
    } catch {
        preconditionFailure(error.description)
    }
    return nil
}
