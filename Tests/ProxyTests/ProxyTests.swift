import Foundation
import Hub
import HubClient
import SyncProtocol
import Testing

/// The hub behind the nginx of Debian.
@Suite(
    .serialized, .enabled(if: ProxiedHub.isPossible, "nginx or openssl is not installed"),
    .timeLimit(.minutes(5)))
struct ProxyTests {
    private let proxied: ProxiedHub

    init() throws { proxied = try ProxiedHub() }

    private func sample(
        _ user: UserID, _ site: SiteID, _ folder: UInt64, after: SitePoint, on last: ChangeName?
    ) -> (push: Push, end: SitePoint, name: ChangeName) {
        let body = Body(salt: [UInt8](repeating: 1, count: Limits.saltBytes), operations: [])
        let header = Header(
            site: site, sequence: after.sequence + 1, parents: last.map { [$0] } ?? [],
            at: 1_772_362_800_000, author: user, folder: FolderID(high: 0xf, low: folder),
            schema: 1, commitment: body.commitment, kind: last == nil ? .dossier : nil,
            place: last == nil ? Scope("noord") : nil)
        let change = Change(header: header, body: body.bytes)
        let end = SitePoint(
            sequence: header.sequence, hash: after.hash.followed(by: change.name))
        return (Push(site: site, after: after, changes: [change], proofs: []), end, change.name)
    }

    @Test func `through TLS the conversation is the same`() async throws {
        let hub = proxied.application.hub
        let user = try hub.addUser(name: "Anke")
        try hub.give(Grant(role: "consulent", scope: Scope("noord")!), to: user)
        let code = try hub.invite(user)
        let site = SiteID(high: 5, low: 1)
        let through = SecureLink(
            port: proxied.secure, certificate: proxied.folder.path + "/certificate.pem")
        let direct = HTTPHubLink(try HubAddress("http://127.0.0.1:\(proxied.direct)"))

        let enrolment = Enrolment(code: code, site: site, deviceName: "tablet")
        let enrolled = try through.send(
            HubCall(method: .post, path: Path.enrol, token: nil, body: enrolment.encoded))
        let token = try EnrolmentAnswer(decoding: enrolled.body).token
        let compare = HubCall(
            method: .post, path: Path.compare, token: token,
            body: Comparison(site: site, held: []).encoded)
        let cursor = try ComparisonAnswer(decoding: try through.send(compare).body).cursor
        let first = sample(user, site, 1, after: .start(of: site), on: nil)
        let push = HubCall(
            method: .post, path: Path.changes, token: token, body: first.push.encoded)
        let pushed = try through.send(push)
        let feed = HubCall(
            method: .get, path: Path.feed, query: ["after": base64URL(cursor.bytes)],
            token: token)

        #expect(enrolled.status == 200)
        guard case .taken(let verdicts, _) = try PushAnswer(decoding: pushed.body) else {
            Issue.record("The push was not taken.")
            return
        }
        #expect(verdicts.count == 1)
        for call in [push, compare, feed] {
            let one = try through.send(call)
            let other = try await direct.send(call)
            #expect(one == other)
            #expect(one.status == 200)
        }

        let page = try FeedPage(decoding: try through.send(feed).body)
        let poll = HubCall(
            method: .get, path: Path.feed,
            query: ["after": base64URL(page.cursor.bytes), "wait": "20"], token: token)
        let news = Task.detached { try through.send(poll) }
        // The thread is kept: given back, it would return when the poll has long ended on a busy machine.
        usleep(500_000)
        let second = sample(user, site, 1, after: first.end, on: first.name)
        _ = try through.send(
            HubCall(method: .post, path: Path.changes, token: token, body: second.push.encoded))
        #expect(try FeedPage(decoding: try await news.value.body).entries.count == 1)
    }

    @Test(
        .enabled(
            if: TrustingProgram.isPossible, "nobody may lay a file over the certificates here"))
    func `the program trusts a hub whose certificate the system knows, and no other one`() throws {
        let hub = proxied.application.hub
        let user = try hub.addUser(name: "Anke")
        try hub.give(Grant(role: "consulent", scope: Scope("parkstad")!), to: user)
        let address = "https://localhost:\(proxied.secure)"
        let certificate = proxied.folder.path + "/certificate.pem"
        let veldboek = TrustingProgram(replica: proxied.folder.path + "/replica.sqlite")
        let code = try hub.invite(user)

        let stranger = try veldboek.run("koppel", address, code)
        let connected = try veldboek.run("koppel", address, code, trusting: certificate)
        let saved = try veldboek.run("aanmelden", "--naam", "J. Jansen", "--gemeente", "heerlen")
        let refused = try veldboek.run("sync")
        let synced = try veldboek.run("sync", trusting: certificate)

        #expect(connected.status == 0 && saved.status == 0, "\(connected) \(saved)")
        for outcome in [stranger, refused] {
            #expect(outcome.status == 3)
            #expect(
                outcome.output.contains(
                    "de beveiligde verbinding met de hub is niet te vertrouwen"), "\(outcome)")
        }
        #expect(refused.output.contains("1 wijziging wacht hier"))
        #expect(synced.status == 0)
        #expect(synced.output == "Gesynchroniseerd.\n")
        #expect(try hub.folders().count == 1)
    }

    @Test func `a connection that is lost in the middle of a body never reaches the hub`() {
        sendHalfBodies(to: proxied)

        #expect(proxied.application.bodiesBegun == [])
        #expect(proxied.application.requests == [])
    }

    @Test func `without the shipped line it would reach the hub, which does not act on it`() throws
    {
        let unbuffered = try ProxiedHub(
            changing: [("proxy_request_buffering on;", "proxy_request_buffering off;")])

        sendHalfBodies(to: unbuffered)

        #expect(unbuffered.application.bodiesBegun.count == Self.halves.count)
        #expect(unbuffered.application.requests == [])
    }

    private static let halves = [1, 50_000, 99_999]

    private func sendHalfBodies(to proxied: ProxiedHub) {
        let head = "POST /v1/changes HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"
        for length in Self.halves {
            let part = [UInt8](repeating: 7, count: length)
            _ = exchange(Array(head.utf8) + part, with: proxied.plain, thenLeaves: true)
        }
        usleep(500_000)
    }

    static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Headers that two readers may read in two ways, and a body in which another request hides.
    static let attempts: [String] =
        [
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "Content-Length: 0\r\nContent-Length: \(smuggled.utf8.count)\r\n\r\n",
            "Content-Length: 0, \(smuggled.utf8.count)\r\n\r\n",
            "Content-Length: +\(smuggled.utf8.count)\r\n\r\n",
            "Content-Length : \(smuggled.utf8.count)\r\n\r\n",
            "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding:\u{0B}chunked\r\n\r\n0\r\n\r\n",
            "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "X: y\rContent-Length: \(smuggled.utf8.count)\r\n\r\n",
            "X: y\0Content-Length: \(smuggled.utf8.count)\r\n\r\n",
            "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
            "Content-Length: 0\r\n \(smuggled.utf8.count)\r\n\r\n",
            "Transfer-Encoding: \tChunked\r\nContent-Length:\t5\r\n\r\n0\r\n\r\n",
            "Connection: Content-Length\r\nContent-Length: \(smuggled.utf8.count)\r\n\r\n",
            "Upgrade: h2c\r\nConnection: Upgrade, Transfer-Encoding\r\n\r\n",
            "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        ]
        + [
            "0x0\r\n\r\n", "0;\n\r\n\r\n", "00000000000000000\r\n\r\n", "0\n\r\n", "-0\r\n\r\n",
            "fffffffffffffff0\r\n", "0\r\nContent-Length: 40\r\n\r\n", "0\r\n\n", "0 \r\n\r\n",
            "1\r\naX0\r\n\r\n", "1\r\na\n0\r\n\r\n", "0;x=\"\r\n\r\n\"\r\n\r\n",
            "0\r\nX: y\nZ: w\r\n\r\n",
        ].map { "Transfer-Encoding: chunked\r\n\r\n" + $0 }

    @Test(arguments: [false, true])
    func `nothing is smuggled past it`(overTLS: Bool) throws {
        var reached = 0
        for attempt in Self.attempts {
            proxied.application.forget()
            let before = try proxied.passedOn().count
            let text = "POST /outer HTTP/1.1\r\nHost: a\r\n" + attempt + Self.smuggled

            let said =
                overTLS
                ? try exchangeSecurely(Array(text.utf8), with: proxied.secure)
                : exchange(Array(text.utf8), with: proxied.plain)

            // What reaches the hub is what nginx took for a request too, and answered as one.
            let seen = proxied.application.requests
            reached += seen.count
            let known = try proxied.passedOn().dropFirst(before)
            let answers = said.components(separatedBy: "HTTP/1.1 ").count - 1
            #expect(seen.count <= answers, "\(attempt): \(seen)")
            #expect(
                seen.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
                    == Array(known), "\(attempt)")
            for request in seen {
                let isWhole = request.hasPrefix("POST /outer [") || request == "GET /smuggled []"
                #expect(isWhole, "\(attempt): \(request)")
            }
            #expect(seen.filter { $0.hasPrefix("POST /outer") }.count <= 1, "\(attempt)")
        }
        #expect(reached > 0)
    }
}
