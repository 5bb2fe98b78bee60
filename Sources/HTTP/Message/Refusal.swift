/// Why a request is not heard: the status that its sender gets, and a sentence for a person.
///
/// The framing of what follows is in doubt, so the connection closes after it.
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

    /// What goes over the line.
    var response: Response {
        Response(
            status: status,
            headers: ["Content-Type": "text/plain; charset=utf-8"],
            body: Array(reason.utf8) + [.lineFeed])
    }
}
