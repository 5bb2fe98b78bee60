import HTTP
import SyncProtocol

@testable import Hub

/// A device that makes changes by hand and speaks with the hub as over HTTP.
final class SomeDevice {
    let some: SomeHub
    let user: UserID
    private(set) var site: SiteID
    private(set) var token: Token
    private(set) var cursor: Cursor
    /// Where the site's history is after each of its changes; a gap between two has no place in it.
    private(set) var points: [SitePoint]

    init(_ some: SomeHub, _ user: UserID) throws {
        var chance = SystemRandomNumberGenerator()
        self.some = some
        self.user = user
        site = SiteID.random(using: &chance)
        token = try some.hub.enrol(user, site: site, deviceName: "tablet").token
        points = [.start(of: site)]
        cursor = try some.start
        cursor = try compare([:]).cursor
    }

    /// The next change of this site, in a folder that others have made.
    @discardableResult
    func write(
        in folder: FolderID, on parents: [Change], place: Scope? = nil, body: [UInt8]? = nil,
        _ alter: (inout Header) -> Void = { _ in }
    ) -> Change {
        let sequence = Int64(points.count)
        let salt = Array(site.bytes[..<8]) + bigEndianBytes(UInt64(sequence))
        let body = body ?? Body(salt: salt, operations: [.remark("\(sequence)")]).bytes
        var header = Header(
            site: site, sequence: sequence, parents: parents.map(\.name),
            at: some.clock.milliseconds, author: user, folder: folder, schema: 1,
            commitment: Commitment(of: body), place: place)
        alter(&header)
        let change = Change(header: header, body: body)
        let hash = points.last!.hash.followed(by: change.name)
        points.append(SitePoint(sequence: sequence, hash: hash))
        return change
    }

    /// The first change of a folder.
    func make(
        _ folder: FolderID, kind: FolderKind = .dossier, in place: Scope = .noord
    ) -> Change {
        write(in: folder, on: [], place: place) { $0.kind = kind }
    }

    /// Makes a folder and has it accepted.
    func makeAccepted(_ folder: FolderID, in place: Scope = .noord) throws -> Change {
        let first = make(folder, in: place)
        guard try push(first) == [some.accepted(first)] else { throw Unexpected(what: "a verdict") }
        return first
    }

    /// Changes that follow each other, from the point before the first of them.
    func push(_ changes: Change..., proofs: [Proof] = []) throws -> [Verdict] {
        let after = points[Int(changes.first!.header.sequence) - 1]
        guard case .taken(let verdicts, _) = try push(changes, after: after, proofs: proofs)
        else { throw Unexpected(what: "gap or fork") }
        return verdicts
    }

    func push(
        _ changes: [Change], after: SitePoint, proofs: [Proof] = []
    ) throws -> PushAnswer {
        try call(
            Path.changes, Push(site: site, after: after, changes: changes, proofs: proofs))
    }

    func offer(_ changes: Change..., proofs: [Proof] = []) throws -> [Verdict] {
        let answer: OfferAnswer = try call(Path.offer, Offer(changes: changes, proofs: proofs))
        return answer.verdicts
    }

    func compare(_ held: [FolderID: FolderDigest]) throws -> ComparisonAnswer {
        let held = held.map { HeldFolder(folder: $0.key, digest: $0.value) }
        return try call(Path.compare, Comparison(site: site, held: held))
    }

    /// The outcome for each folder that the hub speaks of.
    func outcomes(
        _ held: [FolderID: FolderDigest]
    ) throws -> [FolderID: ComparedFolder.Outcome] {
        let folders = try compare(held).folders.map { ($0.folder, $0.outcome) }
        return Dictionary(uniqueKeysWithValues: folders)
    }

    func read(_ folders: (FolderID, after: Int64)...) throws -> [FolderPart] {
        let wanted = folders.map { FolderFrom(folder: $0.0, after: $0.after) }
        let answer: ReadingAnswer = try call(Path.read, Reading(folders: wanted))
        return answer.parts
    }

    func goOn(as next: SiteID, from former: SiteID, after: Int64) throws -> NewSiteAnswer {
        try call(Path.sites, NewSite(former: former, site: next, after: after))
    }

    /// Speaks as a new site of the same device.
    func becomeNewSite() throws {
        var chance = SystemRandomNumberGenerator()
        let next = SiteID.random(using: &chance)
        token = try goOn(as: next, from: site, after: 0).token
        site = next
        points = [.start(of: next)]
    }

    /// All that is new on the feed, as this device may see it; follows it to its end.
    func news() throws -> [FeedEntry] {
        var entries: [FeedEntry] = []
        while true {
            let page = try feed(after: cursor)
            entries += page.entries
            cursor = page.cursor
            if page.isLast { return entries }
        }
    }

    func feed(after cursor: Cursor) throws -> FeedPage {
        let query = ["after": base64URL(cursor.bytes)]
        return try decoded(some.answer("GET", Path.feed, query: query, token: token))
    }

    func call<Reply: WireValue>(_ path: String, _ message: some WireValue) throws -> Reply {
        try decoded(some.answer("POST", path, token: token, body: message.encoded))
    }

    private func decoded<Reply: WireValue>(_ answer: Answer) throws -> Reply {
        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        guard response.status == 200 else { throw Problematic(response) }
        return try Reply(decoding: response.body)
    }
}

/// What a test did not count on.
struct Unexpected: Error {
    let what: String
}

/// A problem document that came back instead of an answer.
struct Problematic: Error, Equatable {
    let status: Int
    let code: String

    init(_ problem: Problem) { (status, code) = (problem.status, problem.rawValue) }

    init(_ response: Response) {
        let text = String(decoding: response.body, as: UTF8.self)
        status = response.status
        code = String(text.split(separator: "\"code\":\"").last?.split(separator: "\"").first ?? "")
    }
}

extension SomeHub {
    func answer(
        _ method: String, _ path: String, query: [String: String] = [:], token: Token? = nil,
        body: [UInt8] = [], waitedMilliseconds: Int = 0
    ) -> Answer {
        var headers = Headers()
        headers["Authorization"] = token.map { "Bearer " + base64URL($0.bytes) }
        let request = Request(
            method: method, path: path, query: query, headers: headers, body: body)
        return application.answer(request, waitedMilliseconds: waitedMilliseconds)
    }
}
