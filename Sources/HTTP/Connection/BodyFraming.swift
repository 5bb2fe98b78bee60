/// Where a request ends, told by its headers; when they can be read in two ways, it is refused.
enum BodyFraming: Equatable {
    case empty
    /// At least one byte.
    case length(Int)
    case chunked

    /// RFC 9112, section 6.3, without what it lets a server mend.
    init(of head: RequestHead) throws(Refusal) {
        let lengths = head.headers.values(of: "Content-Length")
        let codings = head.headers.values(of: "Transfer-Encoding")
        switch (lengths.count, codings.count) {
        case (0, 0): self = .empty
        case (1, 0): self = try Self.length(lengths[0])
        case (0, 1): self = try Self.coding(codings[0], version: head.line.version)
        default: throw .malformed("The headers tell in more than one way where the body ends.")
        }
    }

    private static func length(_ value: String) throws(Refusal) -> BodyFraming {
        guard !value.isEmpty, value.utf8.allSatisfy(\.isDigit) else {
            throw .malformed("Content-Length is not a number.")
        }
        // All digits and still no Int: more than fits in one.
        let length = Int(value) ?? .max
        return length == 0 ? .empty : .length(length)
    }

    private static func coding(
        _ value: String, version: RequestLine.Version
    ) throws(Refusal) -> BodyFraming {
        guard version == .http11, isSameName(value, "chunked") else {
            throw .malformed("The only transfer coding read here is one that is chunked.")
        }
        return .chunked
    }
}

extension Refusal {
    static let bodyTooLarge = Refusal(status: 413, reason: "The body is too large.")
}
