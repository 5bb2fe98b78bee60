/// Why a request is not heard: the status that its sender gets, and a sentence for a person.
///
/// Where the framing of what follows is in doubt, or more of it is coming, the connection closes.
public struct Refusal: Error, Equatable, Sendable {
    public let status: Int
    public let reason: String

    public init(status: Int, reason: String) {
        self.status = status
        self.reason = reason
    }

    static func malformed(_ reason: String) -> Refusal {
        Refusal(status: 400, reason: reason)
    }

    static let tooManyConnections = Refusal(status: 503, reason: "All places are taken.")
    static let tooMuchAtOnce = Refusal(status: 503, reason: "Too much is being sent at once.")
    static let stopping = Refusal(status: 503, reason: "The server stops.")

    /// What goes over the line.
    var response: Response {
        var headers: Headers = ["Content-Type": "text/plain; charset=utf-8"]
        if status == 503 { headers["Retry-After"] = String(Limits.retryAfterSeconds) }
        return Response(
            status: status, headers: headers, body: Array(reason.utf8) + [.lineFeed])
    }
}
