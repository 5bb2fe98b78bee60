import HTTP
import Testing

/// Who answers what, without any socket.
@Suite struct RouterTests {
    private let router = Router([
        Route("GET", "/pad", "lees"), Route("PUT", "/pad", "schrijf"),
        Route("POST", "/vraag", "vraag"),
    ])

    private func found(_ method: String, _ path: String) -> String {
        switch router.match(method: method, path: path) {
        case .handler(let handler): handler
        case .nothing: "404"
        case .otherMethods(let allowed): "405 \(allowed)"
        }
    }

    @Test func `a call is found by its method and its path`() {
        #expect(found("GET", "/pad") == "lees")
        #expect(found("PUT", "/pad") == "schrijf")
        #expect(found("POST", "/vraag") == "vraag")
    }

    @Test func `HEAD is where GET is`() {
        #expect(found("HEAD", "/pad") == "lees")
        #expect(found("HEAD", "/vraag") == "405 POST")
    }

    @Test func `another method is told which there are`() {
        #expect(found("DELETE", "/pad") == "405 GET, HEAD, PUT")
        #expect(found("get", "/pad") == "405 GET, HEAD, PUT")
        #expect(found("GET", "/vraag") == "405 POST")
    }

    @Test(arguments: ["/", "/pad/", "/PAD", "/pad/x", "/pa"])
    func `a path is what it is and nothing near it`(path: String) {
        #expect(found("GET", path) == "404")
    }
}
