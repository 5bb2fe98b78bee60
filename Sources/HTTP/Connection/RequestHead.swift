// What the headers of a request say about the conversation itself.

extension RequestHead {
    /// RFC 9112, section 3.2: one Host, or none in the days before it.
    func checkHost() throws(Refusal) {
        let count = headers.values(of: "Host").count
        guard count == 1 || (count == 0 && line.version == .http10) else {
            throw .malformed("The request does not have one Host.")
        }
    }

    /// Whether the client asks for leave to send its body: RFC 9110, section 10.1.1.
    func wantsContinue() throws(Refusal) -> Bool {
        guard let expectation = headers["Expect"] else { return false }
        guard isSameName(expectation, "100-continue") else {
            throw Refusal(status: 417, reason: "The only expectation met here is 100-continue.")
        }
        return line.version == .http11
    }

    /// An HTTP/1.0 client gets one answer; to keep more for it was never written down.
    var closes: Bool {
        line.version == .http10 || headers.lists("close", under: "Connection")
    }

    func request(body: [UInt8]) -> Request {
        Request(
            method: line.method, path: line.target.path, query: line.target.query,
            headers: headers, body: body)
    }
}
