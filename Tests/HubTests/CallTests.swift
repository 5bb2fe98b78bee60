import Foundation
import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// The calls over HTTP: what is not answered comes back as a problem document.
@Suite struct CallTests {
    private struct Document: Decodable, Equatable {
        let type: String
        let code: String
        let status: Int
        let detail: String
    }

    private static let calls = [
        Path.changes, Path.offer, Path.compare, Path.read, Path.sites,
    ]

    private let some: SomeHub
    private let anke: SomeDevice

    init() throws {
        some = try SomeHub()
        anke = try some.device()
    }

    private func response(
        _ method: String, _ path: String, query: [String: String] = [:], token: Token? = nil,
        body: [UInt8] = []
    ) throws -> Response {
        let answer = some.answer(method, path, query: query, token: token, body: body)
        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        return response
    }

    /// A body that is well-formed for the call.
    private func body(of path: String) -> [UInt8] {
        let site = anke.site
        return switch path {
        case Path.changes:
            Push(site: site, after: .start(of: site), changes: [], proofs: []).encoded
        case Path.offer: Offer(changes: [], proofs: []).encoded
        case Path.compare: Comparison(site: site, held: []).encoded
        case Path.read: Reading(folders: []).encoded
        default: NewSite(former: site, site: SiteID(high: 1, low: 1), after: 0).encoded
        }
    }

    @Test func `anybody may ask what the hub is`() throws {
        let response = try response("GET", Path.hub)

        #expect(response.status == 200)
        #expect(response.headers["Content-Type"] == "application/cbor")
        let expected = HubInfo(
            hub: try some.hub.hubID(), epoch: try some.hub.epoch(), versions: [1],
            time: some.clock.milliseconds, limits: Limits.published)
        #expect(try HubInfo(decoding: response.body) == expected)
    }

    @Test(arguments: ["/healthz", "/readyz"])
    func `anybody may ask how the hub is`(path: String) throws {
        #expect(try response("GET", path).status == 200)
    }

    @Test(
        arguments: [
            ("GET", "/"), ("GET", "/v1"), ("GET", "/v1/feed/"), ("GET", "/v2/hub"),
            ("PUT", "/V1/hub"),
        ])
    func `a call that there is not`(method: String, path: String) throws {
        let response = try response(method, path, token: anke.token)

        #expect(response.status == 404)
        #expect(Problematic(response) == Problematic(.notFound))
    }

    @Test(
        arguments: [
            ("POST", Path.hub, "GET, HEAD"), ("POST", Path.feed, "GET, HEAD"),
            ("get", Path.hub, "GET, HEAD"), ("GET", Path.changes, "POST"),
            ("HEAD", Path.enrol, "POST"), ("PUT", Path.changes, "POST"),
            ("DELETE", Path.sites, "POST"),
        ])
    func `a call that is made in another way`(
        method: String, path: String, allowed: String
    ) throws {
        let response = try response(method, path, token: anke.token)

        #expect(response.status == 405)
        #expect(response.headers["Allow"] == allowed)
        #expect(Problematic(response) == Problematic(.methodNotAllowed))
    }

    @Test func `HEAD asks what GET asks`() throws {
        #expect(try response("HEAD", Path.hub) == response("GET", Path.hub))
    }

    @Test(arguments: calls)
    func `a call with a known token is answered`(path: String) throws {
        let response = try response("POST", path, token: anke.token, body: body(of: path))

        #expect(response.status == 200)
        #expect(response.headers["Content-Type"] == "application/cbor")
    }

    @Test(arguments: calls)
    func `a call without a token, or with one that is not known`(path: String) throws {
        let unknown = Token([UInt8](repeating: 1, count: 32))!

        for token in [nil, unknown] {
            let response = try response("POST", path, token: token, body: body(of: path))
            #expect(response.status == 401)
            #expect(Problematic(response) == Problematic(.tokenUnknown))
        }
    }

    @Test func `the feed needs a token too`() throws {
        let response = try response(
            "GET", Path.feed, query: ["after": base64URL(anke.cursor.bytes)])

        #expect(Problematic(response) == Problematic(.tokenUnknown))
    }

    @Test(arguments: ["Basic ", "bearer", "Bearer", "Bearer  ", ""])
    func `another way to name a token is not known`(scheme: String) throws {
        var headers = Headers()
        headers["Authorization"] = scheme + base64URL(anke.token.bytes)
        let request = Request(
            method: "POST", path: Path.compare, headers: headers, body: body(of: Path.compare))

        let answer = some.application.answer(request, waitedMilliseconds: 0)

        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        #expect(Problematic(response) == Problematic(.tokenUnknown))
    }

    @Test(arguments: calls + [Path.enrol], ["", "80", "ff", "9fff", "f6", "trailing"])
    func `a malformed body`(path: String, bytes: String) throws {
        let malformed = SyncProtocol.bytes(hexadecimal: bytes) ?? body(of: path) + [0]

        let response = try response("POST", path, token: anke.token, body: malformed)

        #expect(response.status == 400)
        #expect(Problematic(response) == Problematic(.malformed))
    }

    @Test func `a problem document tells machines and people`() throws {
        let response = try response("POST", Path.enrol, body: [0x80])

        let document = try JSONDecoder().decode(Document.self, from: Data(response.body))

        #expect(response.headers["Content-Type"] == "application/problem+json")
        #expect(
            document
                == Document(
                    type: "urn:veldboek:malformed", code: "malformed", status: 400,
                    detail: "unexpected: a message with too few items"))
    }

    @Test func `every problem has a status of its kind`() {
        for problem in Problem.allCases { #expect((400..<600).contains(problem.status)) }
        #expect(Problem.revoked.status == 403)
        #expect(Problem.unavailable.status == 503)
    }

    @Test func `a call is noted as contact, to the minute`() throws {
        func lastContact() throws -> Int64? { try some.hub.devices().first?.lastContact }
        let first = try lastContact()

        some.clock.milliseconds += 60_000
        _ = try anke.news()
        let second = try lastContact()
        some.clock.milliseconds += 1
        _ = try anke.news()

        #expect(first == StandingClock().milliseconds)
        #expect(second == first)
        #expect(try lastContact() == StandingClock().milliseconds + 60_001)
    }
}
