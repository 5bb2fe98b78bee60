/// What a client gets back; length and connection headers are the server's business.
public struct Response: Sendable, Equatable {
    public var status: Int
    public var headers: Headers
    public var body: [UInt8]

    public init(status: Int, headers: Headers = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The server cannot answer now; the client may ask again after these seconds.
    static func unavailable(retryAfterSeconds: Int) -> Response {
        Response(status: 503, headers: ["Retry-After": String(retryAfterSeconds)])
    }
}
