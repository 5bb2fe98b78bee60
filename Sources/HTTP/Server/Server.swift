/// Serves an application over HTTP/1.1, on the thread that calls `run()`.
public final class Server {
    private let loop: ServerLoop
    private var hasRun = false

    /// The port it listens at, also when it was asked for any.
    public let port: UInt16

    /// Stops this server from elsewhere.
    public let stopSwitch: StopSwitch

    /// Listens at once; who connects before `run()` waits until then. Port 0 is any that is free.
    public init(
        application: any Application, host: String = "127.0.0.1", port: UInt16,
        limits: Limits = Limits()
    ) throws(ServerError) {
        let listener = try Listener(host: host, port: port)
        self.port = listener.port
        stopSwitch = try StopSwitch()
        loop = try ServerLoop(
            application: application, listener: listener, stopSwitch: stopSwitch, limits: limits)
    }

    /// Makes SIGTERM and SIGINT stop the server. Call it before any other thread starts, since
    /// a thread passes on to others which signals it leaves alone.
    public func stopOnSignals() throws(ServerError) {
        try loop.stopOnSignals()
    }

    /// Serves until it is stopped: what is in flight is then still answered, for ten seconds.
    public func run() throws(ServerError) {
        precondition(!hasRun, "A server runs once.")
        hasRun = true
        try loop.run()
    }

    public func stop() {
        stopSwitch.stop()
    }
}
