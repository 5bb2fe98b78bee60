// Reads the part of a request before its body.

/// The request line and the headers.
struct RequestHead: Equatable {
    let line: RequestLine
    let headers: Headers
}

/// Reads a request line and then header lines up to the empty one.
struct HeadReader {
    private let limits: Limits
    private var lineReader = LineReader()
    private var requestLine: RequestLine?
    private var fieldsReader: FieldsReader

    init(limits: Limits) {
        self.limits = limits
        fieldsReader = FieldsReader(limits: limits)
    }

    mutating func read(from inbox: inout Inbox) throws(Refusal) -> RequestHead? {
        guard let requestLine = try readRequestLine(from: &inbox) else { return nil }
        guard let headers = try fieldsReader.read(from: &inbox) else { return nil }
        return RequestHead(line: requestLine, headers: headers)
    }

    private mutating func readRequestLine(
        from inbox: inout Inbox
    ) throws(Refusal) -> RequestLine? {
        if let requestLine { return requestLine }
        let line = try lineReader.read(
            from: &inbox, atMost: limits.requestLineBytes,
            tooLong: Refusal(status: 414, reason: "The request line is too long."))
        guard let line else { return nil }
        requestLine = try RequestLine(line: line)
        return requestLine
    }
}

/// Reads header lines, or the trailer lines after a chunked body, up to the empty line.
struct FieldsReader {
    private let limits: Limits
    private var lineReader = LineReader()
    private var headers = Headers()
    private var byteCount = 0

    init(limits: Limits) {
        self.limits = limits
    }

    mutating func read(from inbox: inout Inbox) throws(Refusal) -> Headers? {
        while let line = try readLine(from: &inbox) {
            if line.isEmpty { return headers }
            guard headers.fields.count < limits.headerCount else {
                throw Refusal(status: 431, reason: "The request has too many headers.")
            }
            headers.append(try Headers.Field(line: line))
            byteCount += line.count + Self.lineEndBytes
        }
        return nil
    }

    private mutating func readLine(from inbox: inout Inbox) throws(Refusal) -> ArraySlice<UInt8>? {
        try lineReader.read(
            from: &inbox, atMost: limits.headerBlockBytes - byteCount - Self.lineEndBytes,
            tooLong: Refusal(status: 431, reason: "The headers are too large."))
    }

    private static let lineEndBytes = 2
}
