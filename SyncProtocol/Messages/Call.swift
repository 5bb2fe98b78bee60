/// One request to the hub, apart from the way in which it gets there.
public struct HubCall: Hashable, Sendable {
    public let method: Method
    public let path: String
    public let query: [String: String]
    public let token: Token?
    public let body: [UInt8]

    public init(
        method: Method, path: String, query: [String: String] = [:], token: Token?,
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.token = token
        self.body = body
    }

    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }
}

/// What came back: a status as in HTTP, and the bytes.
public struct HubAnswer: Hashable, Sendable {
    public let status: Int
    public let body: [UInt8]
    public let retryAfterSeconds: Int?

    public init(status: Int, body: [UInt8], retryAfterSeconds: Int? = nil) {
        self.status = status
        self.body = body
        self.retryAfterSeconds = retryAfterSeconds
    }
}

/// Where each call lives; the version is part of the path.
public enum Path {
    public static let hub = "/v1/hub"
    public static let enrol = "/v1/enrol"
    public static let changes = "/v1/changes"
    public static let offer = "/v1/offer"
    public static let feed = "/v1/feed"
    public static let compare = "/v1/compare"
    public static let read = "/v1/folders/read"
    public static let sites = "/v1/sites"
    public static let verdicts = "/v1/verdicts"
}

/// Why the hub could not answer as asked; the last part of a problem's type (RFC 9457).
public enum Problem: String, Sendable, CaseIterable {
    /// The cursor is of another life of the hub, or unknown, or too far behind: compare.
    case cursorUnknown = "cursor-unknown"
    /// The hub does not know this token: enrol again, keep everything.
    case tokenUnknown = "token-unknown"
    /// The device was revoked: push once more, then forget.
    case revoked
    case codeInvalid = "code-invalid"
    case malformed
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case siteNotYours = "site-not-yours"
    /// More than is taken in an hour: try again later, keep everything.
    case tooMany = "too-many"
    case unavailable

    public var status: Int {
        switch self {
        case .cursorUnknown: 409
        case .tokenUnknown: 401
        case .revoked, .codeInvalid, .siteNotYours: 403
        case .malformed: 400
        case .notFound: 404
        case .methodNotAllowed: 405
        case .tooMany: 429
        case .unavailable: 503
        }
    }
}
