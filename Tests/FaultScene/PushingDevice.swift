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

    public func push(of change: Change) -> Push {
        Push(site: site, after: point, changes: [change], proofs: [])
    }

    /// The hub answered: the next change follows this one.
    public mutating func goOn(after change: Change) {
        point = SitePoint(
            sequence: change.header.sequence, hash: point.hash.followed(by: change.name))
        heads[change.header.folder] = change.name
    }
}
