/// The first line of a request: `GET /pad HTTP/1.1`.
struct RequestLine: Equatable {
    enum Version: Equatable { case http10, http11 }

    let method: String
    let target: RequestTarget
    let version: Version

    init(line: ArraySlice<UInt8>) throws(Refusal) {
        guard let first = line.firstIndex(of: .space), let last = line.lastIndex(of: .space),
            first < last
        else {
            throw .malformed("The request line is not a method, a target and a version.")
        }
        guard first > line.startIndex, line[..<first].allSatisfy(\.isTokenByte) else {
            throw .malformed("The request does not begin with a method.")
        }
        version = try Self.version(line[(last + 1)...])
        target = try RequestTarget(line[(first + 1)..<last])
        method = String(decoding: line[..<first], as: UTF8.self)
    }

    private static func version(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> Version {
        switch String(decoding: bytes, as: UTF8.self) {
        case "HTTP/1.1": return .http11
        case "HTTP/1.0": return .http10
        case _ where isVersion(bytes):
            throw Refusal(status: 505, reason: "Only HTTP/1.1 and HTTP/1.0 are spoken here.")
        default: throw .malformed("The request line does not end with an HTTP version.")
        }
    }

    /// `HTTP/` and a digit, a dot and a digit.
    private static func isVersion(_ bytes: ArraySlice<UInt8>) -> Bool {
        let number = Array(bytes.dropFirst(5))
        return bytes.starts(with: "HTTP/".utf8) && number.count == 3
            && number[0].isDigit && number[1] == UInt8(ascii: ".") && number[2].isDigit
    }
}
