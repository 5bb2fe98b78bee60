public import SyncProtocol

/// A device that makes small changes and pushes them, without a replica behind it.
public struct PushingDevice {
    public let site: SiteID
    public let user: UserID
    public let token: Token
    private var point: SitePoint
    private var heads: [FolderID: ChangeName] = [:]

    public init(site: SiteID, user: UserID, token: Token) {
        self.site = site
        self.user = user
        self.token = token
        point = .start(of: site)
    }

    /// The next change of this site; the first one in a folder makes it.
    public func next(in folder: FolderID) -> Change {
        let head = heads[folder]
        let body = Body(
            salt: site.bytes, operations: [.remark("\(point.sequence + 1)")]
        ).bytes
        let header = Header(
            site: site, sequence: point.sequence + 1, parents: head.map { [$0] } ?? [], at: 0,
            author: user, folder: folder, schema: 1, commitment: Commitment(of: body),
            kind: head == nil ? Scene.dossier : nil, place: head == nil ? Scene.north : nil)
        return Change(header: header, body: body)
    }

    /// What comes after what the hub answered, every fifth change in a folder of its own. It is the
    /// same each time, so that what is pushed again is what was pushed.
    public func upcoming(_ count: Int) -> [Change] {
        var ahead = self
        return (0..<count).map { _ in ahead.goOn() }
    }

    /// The device had heard so much before it began.
    public mutating func goOn(through sequence: Int64) {
        while point.sequence < sequence { goOn() }
    }

    @discardableResult
    private mutating func goOn() -> Change {
        let sequence = point.sequence + 1
        let own = sequence % 5 == 0 ? Array("\(sequence)".utf8) : []
        let change = next(in: FolderID(derivedFrom: site.bytes, own))
        goOn(after: change)
        return change
    }

    public func push(of changes: [Change]) -> Push {
        Push(site: site, after: point, changes: changes, proofs: [])
    }

    /// The hub answered: the next change follows this one.
    public mutating func goOn(after change: Change) {
        point = SitePoint(
            sequence: change.header.sequence, hash: point.hash.followed(by: change.name))
        heads[change.header.folder] = change.name
    }
}
