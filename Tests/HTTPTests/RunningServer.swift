import Glibc
import HTTP
import Synchronization

/// Tells the news when asked at `/news`, waits at `/wait?ms=`, and elsewhere says back the body.
final class EchoApplication: Application, Sendable {
    private let news = Atomic<Int64>(0)
    private let answers = Atomic<Int>(0)

    var newsCount: Int64 { news.load(ordering: .sequentiallyConsistent) }
    /// How many times it has been asked.
    var answerCount: Int { answers.load(ordering: .sequentiallyConsistent) }

    func addNews() {
        news.add(1, ordering: .sequentiallyConsistent)
    }

    func answer(_ request: Request, waitedMilliseconds: Int) -> Answer {
        answers.add(1, ordering: .sequentiallyConsistent)
        switch request.path {
        case "/news": return newsAnswer(waitedMilliseconds)
        case "/stubborn": return .wait(milliseconds: 60_000)
        case "/wait":
            let wanted = Int(request.query["ms"] ?? "") ?? 0
            let left = wanted - waitedMilliseconds
            return left > 0 ? .wait(milliseconds: left) : text("waited")
        case "/large":
            return .response(Response(status: 200, body: [UInt8](repeating: 65, count: 8_000_000)))
        default:
            return .response(Response(status: 200, body: request.body))
        }
    }

    private func newsAnswer(_ waitedMilliseconds: Int) -> Answer {
        if newsCount > 0 { return text("news \(newsCount)") }
        return waitedMilliseconds == .max ? text("no news") : .wait(milliseconds: 60_000)
    }

    private func text(_ text: String) -> Answer {
        .response(Response(status: 200, body: Array(text.utf8)))
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
