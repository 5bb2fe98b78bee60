import Testing

@testable import HTTP

/// A request that is wrong in one way, and the status that it gets.
struct WrongRequest: CustomTestStringConvertible, Sendable {
    let fault: String
    let text: String
    var status = 400

    var testDescription: String { fault }

    /// Wrong in its headers only.
    static func headers(_ fault: String, _ lines: String, status: Int = 400) -> WrongRequest {
        WrongRequest(
            fault: fault, text: "POST / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n", status: status)
    }

    /// Wrong in its request line only.
    static func line(_ fault: String, _ line: String, status: Int = 400) -> WrongRequest {
        WrongRequest(fault: fault, text: "\(line)\r\nHost: a\r\n\r\n", status: status)
    }

    /// Wrong in its headers only, and whole whichever of them a reader goes by.
    static func codings(_ fault: String, _ lines: String, version: String = "1.1") -> WrongRequest {
        WrongRequest(
            fault: fault,
            text: "POST / HTTP/\(version)\r\nHost: a\r\n\(lines)\r\n\r\n0\r\n\r\n")
    }

    /// Wrong in its chunks only.
    static func chunks(_ fault: String, _ body: String, status: Int = 400) -> WrongRequest {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        return WrongRequest(fault: fault, text: head + body, status: status)
    }

    static let all = lines + headers + framings + chunks

    static let lines: [WrongRequest] = [
        line("space before the method", " GET / HTTP/1.1"),
        line("empty line before the method", "\r\nGET / HTTP/1.1"),
        line("control character before the method", "\u{16}GET / HTTP/1.1"),
        line("no method", " / HTTP/1.1"),
        line("two spaces", "GET  / HTTP/1.1"),
        line("tab for a space", "GET\t/ HTTP/1.1"),
        line("space after the version", "GET / HTTP/1.1 "),
        line("no version", "GET /"),
        line("method that is no token", "G(T / HTTP/1.1"),
        line("version in lower case", "GET / http/1.1"),
        line("version of two digits", "GET / HTTP/1.10"),
        line("version that is unknown", "GET / HTTP/2.0", status: 505),
        line("version that is old", "GET / HTTP/0.9", status: 505),
        line("target without a slash", "GET pad HTTP/1.1"),
        line("target of a proxy", "CONNECT a:443 HTTP/1.1"),
        line("target that is a star", "OPTIONS * HTTP/1.1"),
        line("target with a fragment", "GET /#a HTTP/1.1"),
        line("target beyond ASCII", "GET /é HTTP/1.1"),
        line("escape cut off", "GET /%4 HTTP/1.1"),
        line("escape that is not hex", "GET /%4g HTTP/1.1"),
        line("escape that hides a NUL", "GET /%00 HTTP/1.1"),
        line("escape that is not UTF-8", "GET /%ff HTTP/1.1"),
        line("query that names one thing twice", "GET /?a=1&a=2 HTTP/1.1"),
        WrongRequest(fault: "bare LF after the request line", text: "GET / HTTP/1.1\nHost: a"),
        WrongRequest(fault: "bare CR in the request line", text: "GET /\r HTTP/1.1\r\nHost: a"),
    ]

    static let headers: [WrongRequest] = [
        WrongRequest(fault: "no Host", text: "GET / HTTP/1.1\r\n\r\n"),
        headers("two Hosts", "Host: b"),
        headers("bare LF after a header", "A: b\nC: d"),
        headers("bare LF for the last line", "A: b\r\n\nC: d"),
        headers("folded header", "A: b\r\n c"),
        headers("folded header with a tab", "A: b\r\n\tc"),
        headers("header without a colon", "Abc"),
        headers("header without a name", ": b"),
        headers("space before the colon", "A : b"),
        headers("tab before the colon", "A\t: b"),
        headers("space inside the name", "A b: c"),
        headers("NUL in a value", "A: b\0c"),
        headers("CR in a value", "A: b\rc"),
        headers("delete in a value", "A: b\u{7F}c"),
        headers("vertical tab in a value", "A: b\u{0B}c"),
        headers("escape in a value", "A: b\u{1B}c"),
        headers("expectation that is unknown", "Expect: cake", status: 417),
        WrongRequest(
            fault: "folded first header", text: "GET / HTTP/1.1\r\n Host: a\r\n\r\n"),
    ]

    static let framings: [WrongRequest] = [
        codings("length and coding", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
        codings("coding and length", "transfer-encoding: chunked\r\ncontent-length: 5"),
        headers("two lengths", "Content-Length: 3\r\nContent-Length: 4"),
        headers("the same length twice", "Content-Length: 3\r\nContent-Length: 3"),
        headers("list of lengths", "Content-Length: 3, 3"),
        headers("length with a sign", "Content-Length: +3"),
        headers("length below nothing", "Content-Length: -3"),
        headers("length in hex", "Content-Length: 0x3"),
        headers("length with a space", "Content-Length: 3 3"),
        headers("length in other digits", "Content-Length: ٣"),
        headers("empty length", "Content-Length:"),
        headers("length past any number", "Content-Length: 99999999999999999999", status: 413),
        codings("coding that is not chunked", "Transfer-Encoding: gzip"),
        codings("coding before chunked", "Transfer-Encoding: gzip, chunked"),
        codings("coding after chunked", "Transfer-Encoding: chunked, identity"),
        codings("chunked twice", "Transfer-Encoding: chunked, chunked"),
        codings("two codings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
        codings("coding that is empty", "Transfer-Encoding:"),
        codings("coding with a parameter", "Transfer-Encoding: chunked;a=b"),
        codings("coding behind a vertical tab", "Transfer-Encoding: \u{0B}chunked"),
        codings("coding from before codings", "Transfer-Encoding: chunked", version: "1.0"),
    ]

    static let chunks: [WrongRequest] = [
        chunks("no size", "\r\nabc\r\n0\r\n\r\n"),
        chunks("no size for the last one", "\r\n\r\n"),
        chunks("size of nine digits", "000000003\r\nabc\r\n0\r\n\r\n"),
        chunks("size that is not hex", "g\r\n"),
        chunks("size with a prefix", "0x3\r\nabc\r\n0\r\n\r\n"),
        chunks("size with a sign", "-3\r\nabc\r\n0\r\n\r\n"),
        chunks("space before the size", " 3\r\nabc\r\n0\r\n\r\n"),
        chunks("space after the size", "3 \r\nabc\r\n0\r\n\r\n"),
        chunks("bare LF after the size", "3\nabc\r\n0\r\n\r\n"),
        chunks("bare LF in an extension", "3;a\nb\r\nabc\r\n0\r\n\r\n"),
        chunks(
            "extension too long",
            "3;" + String(repeating: "a", count: 255) + "\r\nabc\r\n0\r\n\r\n"),
        chunks("chunk longer than its size", "3\r\nabcd\r\n0\r\n\r\n"),
        chunks("chunk that ends with LF", "3\r\nabc\n0\r\n\r\n"),
        chunks("chunk too large", "ffffffff\r\n", status: 413),
        chunks("bare LF in the trailers", "0\r\nA: b\n\r\n"),
        chunks("trailer that is no header", "0\r\nabc\r\n\r\n"),
    ]
}

@Suite struct FramingTests {
    @Test(arguments: WrongRequest.all)
    func `a wrong request is refused, and nothing after it is read`(wrong: WrongRequest) {
        let next = "\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n"

        let lines = Conversation.lines(of: wrong.text + next)

        #expect(lines == [String(wrong.status), "closed"])
    }

    @Test(arguments: WrongRequest.all)
    func `a wrong request is wrong wherever it is cut`(wrong: WrongRequest) {
        let bytes = Array(wrong.text.utf8) + Array("\r\nGET / HTTP/1.1\r\n\r\n".utf8)

        for cut in 0...bytes.count {
            let lines = Conversation.lines(of: [Array(bytes[..<cut]), Array(bytes[cut...])])
            #expect(lines == [String(wrong.status), "closed"], "cut at \(cut)")
        }
    }

    @Test func `a header value that is not UTF-8 is refused`() {
        let bytes = Array("GET / HTTP/1.1\r\nHost: ".utf8) + [0xFF] + Array("\r\n\r\n".utf8)

        #expect(Conversation.lines(of: [bytes]) == ["400", "closed"])
    }
}
