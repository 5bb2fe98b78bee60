// How a response is spelled on the line.

extension Response {
    /// Tells a client that asked first that it may send its body: RFC 9110, section 10.1.1.
    static let continueBytes = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    func bytes(toHead isHead: Bool, closing: Bool) -> [UInt8] {
        precondition((200...599).contains(status), "A response has a final status.")
        var bytes = Array("HTTP/1.1 \(status) \(Self.phrase(of: status))\r\n".utf8)
        for field in headers.fields where !Self.isOurs(field.name) {
            bytes += Array("\(field.name): ".utf8) + Self.onOneLine(field.value)
            bytes += [.carriageReturn, .lineFeed]
        }
        if mayHaveBody { bytes += Array("Content-Length: \(body.count)\r\n".utf8) }
        if closing { bytes += Array("Connection: close\r\n".utf8) }
        bytes += [.carriageReturn, .lineFeed]
        if mayHaveBody && !isHead { bytes += body }
        return bytes
    }

    /// RFC 9110, section 6.4.1; section 8.6 forbids 204 a Content-Length too.
    private var mayHaveBody: Bool { status != 204 && status != 304 }

    private static func isOurs(_ name: String) -> Bool {
        ["Content-Length", "Connection", "Transfer-Encoding"].contains { isSameName($0, name) }
    }

    /// A line break in a value would begin a header, or a response, of somebody else's making.
    private static func onOneLine(_ value: String) -> [UInt8] {
        value.utf8.map { $0.isTextByte ? $0 : .space }
    }

    private static func phrase(of status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 417: "Expectation Failed"
        case 422: "Unprocessable Content"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
