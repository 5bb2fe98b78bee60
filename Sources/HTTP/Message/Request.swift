/// One question from a client, complete with its body.
public struct Request: Sendable, Equatable {
    public let method: String
    /// Percent-decoded; begins with a slash.
    public let path: String
    public let query: [String: String]
    public let headers: Headers
    public var body: [UInt8]

    public init(
        method: String, path: String, query: [String: String] = [:], headers: Headers = [:],
        body: [UInt8] = []
    ) {
        precondition(path.utf8.first == UInt8(ascii: "/"), "A path begins with a slash.")
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// Splits a target as it stands in a request line: `/pad?naam=waarde`.
    public init(
        method: String, target: String, headers: Headers = [:], body: [UInt8] = []
    ) throws(Refusal) {
        let target = try RequestTarget(Array(target.utf8)[...])
        self.init(
            method: method, path: target.path, query: target.query, headers: headers, body: body)
    }
}
