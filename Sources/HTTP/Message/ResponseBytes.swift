// How a response is spelled on the line.

extension Response {
    /// What a response is sent with beside what it says itself.
    struct Sending {
        var isHead = false
        var closes = false
        var date: HTTPDate?
        /// How the body is sent, where it comes in pieces and its length is not known.
        var pieces: PieceFraming?
    }

    /// Tells a client that asked first that it may send its body: RFC 9110, section 10.1.1.
    static let continueBytes = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    func bytes(_ sending: Sending) -> [UInt8] {
        precondition((200...599).contains(status), "A response has a final status.")
        var bytes: [UInt8] = []
        let sendsBody = mayHaveBody && !sending.isHead
        bytes.reserveCapacity(Self.usualHeadBytes + (sendsBody ? body.count : 0))
        bytes += "HTTP/1.1 ".utf8
        bytes.append(decimal: status)
        bytes.append(.space)
        bytes += Self.phrase(of: status).utf8
        bytes.endLine()
        for field in headers.fields where !Self.isOurs(field.name) {
            bytes += field.name.utf8
            bytes += ": ".utf8
            bytes.append(onOneLine: field.value)
            bytes.endLine()
        }
        appendOurs(sending, to: &bytes)
        bytes.endLine()
        if sendsBody { bytes += body }
        return bytes
    }

    private func appendOurs(_ sending: Sending, to bytes: inout [UInt8]) {
        switch sending.pieces {
        case nil where mayHaveBody:
            bytes += "Content-Length: ".utf8
            bytes.append(decimal: body.count)
            bytes.endLine()
        case .chunks: bytes += "Transfer-Encoding: chunked\r\n".utf8
        case nil, .untilClose: break
        }
        if let date = sending.date {
            bytes += "Date: ".utf8
            bytes += date.text
            bytes.endLine()
        }
        if sending.closes { bytes += "Connection: close\r\n".utf8 }
    }

    /// RFC 9110, section 6.4.1; section 8.6 forbids 204 a Content-Length too.
    var mayHaveBody: Bool { status != 204 && status != 304 }

    private static let usualHeadBytes = 256

    private static func isOurs(_ name: String) -> Bool {
        switch name.utf8.count {
        case 4: isSameName(name, "Date")
        case 10: isSameName(name, "Connection")
        case 14: isSameName(name, "Content-Length")
        case 17: isSameName(name, "Transfer-Encoding")
        default: false
        }
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

/// How pieces of a body are told apart from what comes after them: RFC 9112, section 7.1.
enum PieceFraming {
    case chunks
    /// To a client from before chunks the end of the connection is the end of the body.
    case untilClose

    func bytes(of piece: [UInt8]) -> [UInt8] {
        // An empty chunk would be the last.
        guard self == .chunks, !piece.isEmpty else { return piece }
        var bytes = Array("\(String(piece.count, radix: 16))\r\n".utf8)
        bytes += piece
        bytes.endLine()
        return bytes
    }

    var end: [UInt8] { self == .chunks ? Array("0\r\n\r\n".utf8) : [] }
}

extension [UInt8] {
    mutating func endLine() {
        append(.carriageReturn)
        append(.lineFeed)
    }

    /// A line break in a value would begin a header, or a response, of somebody else's making.
    fileprivate mutating func append(onOneLine value: String) {
        let start = count
        self += value.utf8
        for index in start..<count where !self[index].isTextByte { self[index] = .space }
    }
}
