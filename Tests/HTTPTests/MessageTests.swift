import Testing

@testable import HTTP

/// Requests, headers and responses as values.
@Suite struct MessageTests {
    @Test func `headers are found in any case, and all under one name are joined`() {
        var headers: Headers = ["Accept": "a", "X-Een": "1"]
        headers.append(Headers.Field(name: "accept", value: "b"))

        #expect(headers["ACCEPT"] == "a, b")
        #expect(headers["x-een"] == "1")
        #expect(headers["x-twee"] == nil)
    }

    @Test func `setting a header replaces all under its name`() {
        var headers: Headers = ["A": "1", "B": "2", "a": "3"]

        headers["a"] = "4"
        headers["B"] = nil

        #expect(headers == ["A": "4"])
    }

    @Test(
        arguments: [
            ("/", "/", [:]),
            ("/a/b%2Fc", "/a/b/c", [:]),
            ("/kaf%C3%A9", "/kafé", [:]),
            ("/?", "/", [:]),
            ("/p?a=1&b&c=%26+d=", "/p", ["a": "1", "b": "", "c": "& d="]),
            ("http://host:80/p?a=1", "/p", ["a": "1"]),
            ("HTTPS://host", "/", [:]),
            ("http://host?a=1", "/", ["a": "1"]),
        ] as [(String, String, [String: String])])
    func `a target is taken apart`(target: String, path: String, query: [String: String]) throws {
        let request = try Request(method: "GET", target: target)

        #expect(request.path == path)
        #expect(request.query == query)
    }

    @Test(arguments: ["", "a", "?a=1", "ftp://host/", "/a b", "/%zz"])
    func `a target that cannot be is refused`(target: String) {
        #expect(throws: Refusal.self) { try Request(method: "GET", target: target) }
    }

    @Test func `a response carries its length, and its own idea of it is not heard`() {
        let headers: Headers = ["X": "y", "content-length": "9", "Transfer-Encoding": "chunked"]
        let response = Response(status: 201, headers: headers, body: Array("hallo".utf8))

        let text = String(decoding: response.bytes(Response.Sending(closes: true)), as: UTF8.self)

        #expect(
            text == """
                HTTP/1.1 201 Created\r
                X: y\r
                Content-Length: 5\r
                Connection: close\r
                \r
                hallo
                """)
    }

    @Test func `a line break in a response header does not begin another header`() {
        let response = Response(status: 204, headers: ["X": "a\r\nSet-Cookie: b"])

        let text = String(decoding: response.bytes(Response.Sending()), as: UTF8.self)

        #expect(text == "HTTP/1.1 204 No Content\r\nX: a  Set-Cookie: b\r\n\r\n")
    }

    @Test(
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        ] as [(Int64, String)])
    func `a date is spelled as HTTP does`(seconds: Int64, text: String) {
        #expect(String(decoding: HTTPDate(secondsSince1970: seconds).text, as: UTF8.self) == text)
    }

    @Test func `a response carries the server's date and not its own`() {
        let response = Response(status: 200, headers: ["date": "yesterday"])
        let sending = Response.Sending(date: HTTPDate(secondsSince1970: 0))

        let text = String(decoding: response.bytes(sending), as: UTF8.self)

        #expect(
            text == """
                HTTP/1.1 200 OK\r
                Content-Length: 0\r
                Date: Thu, 01 Jan 1970 00:00:00 GMT\r
                \r

                """)
    }
}
