import SyncProtocol

/// Somebody else, on a device of their own, whose changes come in by way of the hub.
struct Person: Sendable {
    static let anke = UserID(high: 8, low: 0)
    static let bram = Person(1)
    static let coen = Person(2)
    static let receipt = Receipt([UInt8](repeating: 1, count: Limits.receiptBytes))!
    static let dossier = FolderKind("dossier")!
    static let north = Scope("noord")!
    static let south = Scope("zuid")!

    let site: SiteID
    let user: UserID

    init(_ number: Int) {
        site = SiteID(high: 9, low: UInt64(number))
        user = UserID(high: 8, low: UInt64(number))
    }

    func change(
        _ sequence: Int64, on parents: [ChangeName], in folder: FolderID, at: Int64 = 100,
        _ operations: [Operation], kind: FolderKind? = nil, place: Scope? = nil,
        later: [LaterKey] = []
    ) -> Change {
        let salt = [UInt8](repeating: UInt8(sequence), count: Limits.saltBytes)
        let body = Body(salt: salt, operations: operations)
        let header = Header(
            site: site, sequence: sequence, parents: parents, at: at, author: user,
            folder: folder, schema: 1, commitment: body.commitment, kind: kind, place: place,
            later: later)
        return Change(header: header, body: body.bytes)
    }

    /// The change with which a folder begins.
    func beginning(of folder: FolderID, _ operations: [Operation] = []) -> Change {
        change(
            1, on: [], in: folder,
            [
                .write(SmallSchema.reviewed, .text("begin"), reason: nil),
                .add(SmallSchema.tags, .text("x")),
                .edit(SmallSchema.words, [TextEdit(position: 0, removed: 0, inserted: "xyz")]),
            ] + operations, kind: Self.dossier, place: Self.north)
    }
}

extension Change {
    /// The same change as it is called after its site forked.
    func restamped(as site: SiteID, _ sequence: Int64) -> Change {
        var header = header
        header.was.append(
            FormerLife(site: header.site, sequence: header.sequence, parents: header.parents))
        header.site = site
        header.sequence = sequence
        return Change(header: header, body: body)
    }
}
