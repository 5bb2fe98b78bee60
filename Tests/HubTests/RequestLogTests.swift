import Foundation
import HTTP
import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// Every request is one line of the log, and one count; no token and no word of a note is in them.
@Suite struct RequestLogTests {
    private struct Line: Decodable, Equatable {
        let time: Int64
        let method: String
        let path: String
        let status: Int
        let device: String?
        let user: String?
        let bytesIn: Int
        let bytesOut: Int
        let ms: Double
        let waitedMs: Int?
        let refusal: String?
        let fault: String?
    }

    private final class Log {
        var lines: [String] = []
        var nanoseconds: Int64 = 0

        /// Each look at the clock is two milliseconds later.
        func now() -> Int64 {
            nanoseconds += 2_000_000
            return nanoseconds
        }
    }

    private let log = Log()
    private let some: SomeHub
    private let anke: SomeDevice

    init() throws {
        let log = log
        some = try SomeHub(
            HubSettings(
                metrics: .local,
                watching: Watching(startedAt: 1_700_000_000_500, nanoseconds: log.now) {
                    log.lines.append($0)
                }))
        anke = try some.device()
        log.lines = []
    }

    private func lines() throws -> [Line] {
        try log.lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test func `a line tells who asked what, and how it ended`() throws {
        let caller = try #require(try some.hub.caller(anke.token))

        let change = try anke.makeAccepted(.numbered(1))

        let line = try #require(try lines().first)
        #expect(log.lines.count == 1)
        #expect(line.time == some.clock.milliseconds)
        #expect(line.method == "POST")
        #expect(line.path == Path.changes)
        #expect(line.status == 200)
        #expect(line.device == caller.device.description)
        #expect(line.user == anke.user.description)
        #expect(line.bytesIn > change.byteCount)
        #expect(line.bytesOut > 16)
        #expect(line.ms == 2)
        #expect(line.waitedMs == nil)
        #expect(line.refusal == nil)
    }

    @Test func `each refusal is logged with its code`() throws {
        let body = Comparison(site: anke.site, held: []).encoded
        let notTheirs = Comparison(site: SiteID(high: 9, low: 9), held: []).encoded
        let cursor = [
            "after": base64URL(
                Cursor(epoch: Epoch(high: 1, low: 1), position: 0, hash: .start).bytes)
        ]
        let calls: [(Answer, Problem)] = [
            (some.answer("POST", Path.compare, body: body), .tokenUnknown),
            (some.answer("POST", Path.compare, token: anke.token, body: notTheirs), .siteNotYours),
            (some.answer("POST", Path.compare, token: anke.token, body: [0xff]), .malformed),
            (some.answer("GET", Path.feed, query: cursor, token: anke.token), .cursorUnknown),
            (some.answer("GET", "/geheim", token: anke.token), .notFound),
            (some.answer("PUT", Path.enrol, token: anke.token), .methodNotAllowed),
            (some.answer("POST", Path.enrol, body: [0x80]), .malformed),
            (
                some.answer(
                    "POST", Path.enrol,
                    body: Enrolment(code: "A", site: anke.site, deviceName: "").encoded),
                .codeInvalid
            ),
        ]

        let lines = try lines()

        #expect(lines.map(\.refusal) == calls.map(\.1.rawValue))
        #expect(lines.map(\.status) == calls.map(\.1.status))
        #expect(lines[1].user == anke.user.description)
        #expect(lines[0].user == nil)
    }

    @Test func `neither a token nor a word of a note is logged`() throws {
        let word = "Merelbeek"
        let body = Body(salt: [UInt8](repeating: 1, count: 16), operations: [.remark(word)])
        let change = anke.write(in: .numbered(1), on: [], place: .noord, body: body.bytes) {
            $0.kind = .dossier
        }
        _ = try anke.push(change)
        let code = try some.hub.invite(anke.user)
        _ = some.answer(
            "POST", Path.enrol,
            body: Enrolment(code: code, site: SiteID(high: 1, low: 2), deviceName: word).encoded)
        _ = try anke.news()
        _ = try anke.read((.numbered(1), after: 0))

        let all = log.lines.joined()

        #expect(log.lines.count >= 4)
        #expect(!all.contains(word))
        #expect(!all.contains(base64URL(anke.token.bytes)))
        #expect(!all.contains(hexadecimal(anke.token.bytes)))
        #expect(!all.contains(code))
        #expect(!all.contains(code.filter { $0 != "-" }))
    }

    @Test(
        arguments: [
            "/a\"},{\"status\":200", "/\n{\"time\":0}", "/\u{1b}[2J", "/é\u{2028}", "/\u{7f}\u{85}",
            "/" + String(repeating: "x", count: 5_000),
            "/e" + String(repeating: "\u{301}", count: 4_000),
        ])
    func `what a client makes up stays one line of one object`(path: String) throws {
        _ = some.answer(String(repeating: "M", count: 8_000), path)

        let line = try #require(try lines().first)
        #expect(line.path.unicodeScalars.elementsEqual(path.unicodeScalars.prefix(100)))
        #expect(line.method.count == 100)
        #expect(line.status == 404)
        #expect(log.lines[0].unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{2028}" })
        #expect(log.lines[0].utf8.count < 500)
    }

    @Test func `a request that waits is logged once, when it is answered`() throws {
        let query = ["after": base64URL(anke.cursor.bytes), "wait": "50"]
        _ = some.answer("GET", Path.feed, query: query, token: anke.token)
        #expect(log.lines.isEmpty)

        _ = some.answer(
            "GET", Path.feed, query: query, token: anke.token, waitedMilliseconds: 50_000)

        #expect(try lines().map(\.waitedMs) == [50_000])
        #expect(try lines().map(\.ms) == [2])
    }

    @Test func `what goes wrong in the hub is told to the log, and not to who asks`() throws {
        try some.hub.db.run("DROP TABLE folder")

        let answer = some.answer(
            "POST", Path.compare, token: anke.token,
            body: Comparison(site: anke.site, held: []).encoded)

        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        #expect(Problematic(response) == Problematic(.unavailable))
        #expect(response.headers["Retry-After"] == "5")
        #expect(!String(decoding: response.body, as: UTF8.self).contains("folder"))
        #expect(try lines().last?.fault?.contains("folder") == true)
    }
}
