/// How much of the server one client may use; each has its reason.
public struct Limits: Sendable, Equatable {
    /// Long enough for any path of ours with a query, and what other servers allow. Past it: 414.
    public var requestLineBytes = 8 * 1024

    /// Room for a browser's headers and a large cookie. Past it: 431.
    public var headerBlockBytes = 16 * 1024

    /// A browser sends about twenty; many small ones cost more to look through. Past it: 431.
    public var headerCount = 64

    /// A size of eight digits and a short extension; nothing reads extensions. Past it: 400.
    public var chunkLineBytes = 256

    /// One batch of records with a photo; more than this comes in parts. Past it: 413.
    public var bodyBytes = 4 * 1024 * 1024

    /// What all bodies that are not answered yet may hold together: thirty-two of the largest, more
    /// than arrive at once, and with the spare room of growing arrays a quarter of a small machine's
    /// memory. Past it: 503.
    public var bodyBytesTogether = 128 * 1024 * 1024

    /// Headers fit in a few packets, so only a line that fails takes longer. Past it: 408.
    public var headerMilliseconds = 10_000

    /// Outlasts the minute after which most proxies close, so that they close first.
    public var idleMilliseconds = 75_000

    /// A body must move `bodyBytesPerSecond` over any stretch this long, so that the shortest
    /// loss of a mobile signal is forgiven. Past it: 408; an answer that is not taken is cut off.
    public var bodyStretchMilliseconds = 30_000

    /// Slower than the slowest mobile line, faster than one who holds a connection on purpose.
    public var bodyBytesPerSecond = 1024

    /// At some 10 KB each they fit in the memory of a small machine. Past it: 503.
    public var connections = 20_000

    public init() {}

    /// How many more are told that there is no room, at the same time; others are just cut off.
    static let turnedAwayAtOnce = 500

    /// Long enough for a crowd to thin out.
    static let retryAfterSeconds = 5

    /// Files and sockets that the rest of the program needs beside our connections.
    static let descriptorsForOthers = 64

    /// After the last response the client may still be sending; a close before it has read
    /// would take the response away from it. Two seconds is ten slow round trips.
    static let lingerMilliseconds = 2_000

    /// A service manager waits longer than this before it kills.
    static let drainMilliseconds = 10_000

    /// Whoever takes pieces as fast as they are made gives others a turn after so many.
    static let piecesPerTurn = 16

    /// What is asked together is answered together: enough for one commit to serve many, few
    /// enough for the first not to wait long for the last.
    static let requestsPerRound = 256

    /// Of those that waited fewer go along, so that ten thousand who are woken hold nobody up.
    static let wokenPerRound = 64

    /// A person does not notice a quarter of a second; four looks a second cost nothing.
    static let newsMilliseconds = 250

    /// The deadlines of connections are seconds, so once a second is enough to look at them.
    static let sweepMilliseconds = 1_000

    /// No request waits longer than a day, so that sums of moments cannot overflow.
    static let longestWaitMilliseconds = 86_400_000

    /// What one read takes: a large body in few calls, and no client long before another.
    static let readBytes = 64 * 1024

    /// How many connections are accepted before those that wait for an answer get a turn.
    static let acceptsPerRound = 256

    /// How many ready descriptors one call reports; others come with the next.
    static let eventsPerRound = 512

    /// The kernel's queue of connections not yet accepted; it lowers this to its own maximum.
    static let backlog: Int32 = 1024
}
