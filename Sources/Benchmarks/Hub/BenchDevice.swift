import SeededChance
import SyncProtocol

/// A device that makes changes by hand, each on the one before, in a folder of its own.
struct BenchDevice {
    let user: UserID
    let site: SiteID
    let token: Token
    private var point: SitePoint
    private var last: ChangeName?
    private var random: SeededRandom

    init(user: UserID, site: SiteID, token: Token) {
        self.user = user
        self.site = site
        self.token = token
        point = .start(of: site)
        random = SeededRandom(seed: site.bytes.reduce(7) { $0 &* 31 &+ UInt64($1) })
    }

    /// A push of one more change: a row of five fields.
    mutating func nextPush() -> HubCall {
        let item = Item(Int(point.sequence), random: &random)
        let salt = (0..<Limits.saltBytes).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let body = Body(salt: salt, operations: item.writes)
        var header = Header(
            site: site, sequence: point.sequence + 1, parents: last.map { [$0] } ?? [],
            at: FixedClock.now, author: user, folder: FolderID(site.bytes)!, schema: 1,
            commitment: body.commitment)
        if last == nil { (header.kind, header.place) = (BenchOffice.kind, BenchOffice.scope) }
        let change = Change(header: header, body: body.bytes)
        let push = Push(site: site, after: point, changes: [change], proofs: [])
        point = SitePoint(
            sequence: header.sequence, hash: point.hash.followed(by: change.name))
        last = change.name
        return HubCall(method: .post, path: Path.changes, token: token, body: push.encoded)
    }

    func feed(after cursor: Cursor, waitSeconds: Int? = nil) -> HubCall {
        var query = ["after": base64URL(cursor.bytes)]
        if let waitSeconds { query["wait"] = "\(waitSeconds)" }
        return HubCall(method: .get, path: Path.feed, query: query, token: token)
    }

    /// Where the feed ends now.
    func cursor(_ dialogue: Dialogue) throws -> Cursor {
        let comparison = Comparison(site: site, held: [])
        let answer = try dialogue.ask(
            HubCall(method: .post, path: Path.compare, token: token, body: comparison.encoded))
        return try ComparisonAnswer(decoding: answer.body).cursor
    }
}
