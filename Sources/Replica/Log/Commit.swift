internal import Merge
internal import SQLite
public import SyncProtocol

// Own changes: stamped, logged, merged and shown in one transaction.

extension Replica {
    /// Makes a save durable; it waits in the outbox until the hub has spoken.
    @discardableResult
    public func commit(_ save: Save) throws -> ChangeName {
        try commitAll([save])[0]
    }

    /// Several saves, all or none; elsewhere each stands alone.
    @discardableResult
    public func commitAll(_ saves: some Sequence<Save>) throws -> [ChangeName] {
        try transaction(keepsPile: true) { try write(saves) }
    }

    /// Within a transaction.
    func write(_ saves: some Sequence<Save>) throws -> [ChangeName] {
        var committing = try Committing(self)
        let names = try saves.map { save in try committing.write(save) }
        try committing.finish()
        return names
    }
}

/// The saves of one transaction: one author, one site, one time.
private struct Committing {
    let replica: Replica
    private let author: UserID
    private let site: SiteID
    private let now: Int64
    private var end: SitePoint
    private var onPile: Int64
    /// The folder of the last save; many in a row are often of one.
    private var folding: Folding?

    init(_ replica: Replica) throws {
        let writer = try replica.desk.writer()
        guard let author = writer.user else { throw ReplicaError.notEnrolled }
        self.replica = replica
        self.author = author
        site = writer.site
        now = replica.clock.milliseconds + writer.clockOffset
        end = writer.end
        onPile = writer.onPile
    }

    mutating func write(_ save: Save) throws -> ChangeName {
        try refuseWhatHasNoEffect(save)
        var folding = try folding(for: save)
        self.folding = nil
        let parents = try parents(of: save, folding)
        let body = Body(salt: replica.randomBytes(Limits.saltBytes), operations: save.operations)
        let header = Header(
            site: site, sequence: end.sequence + 1, parents: parents, at: now, author: author,
            folder: save.folder, schema: replica.schema.version, commitment: body.commitment,
            kind: save.kind, place: save.place)
        let change = Change(header: header, body: body.bytes)
        try refuseUnsendable(change)
        let next = SitePoint(sequence: end.sequence + 1, hash: end.hash.followed(by: change.name))
        let isPiled = try pilesUp()
        guard
            try folding.append(
                change, standing: .waiting, receipt: nil, chain: isPiled ? next.hash : nil)
        else { preconditionFailure("a change on versions that are here counts at once") }
        if !isPiled { try replica.log.extend(site, to: next, by: change.name) }
        end = next
        try folding.flushIfLarge()
        self.folding = folding
        return change.name
    }

    /// Whether the next save goes on the pile; what follows a high one in this transaction is filed.
    private mutating func pilesUp() throws -> Bool {
        if onPile == Pile.most { try replica.file() }
        onPile += 1
        return onPile <= Pile.most
    }

    mutating func finish() throws {
        try folding?.flush()
        folding = nil
    }

    private func refuseWhatHasNoEffect(_ save: Save) throws {
        if let odd = save.operations.first(where: { !replica.schema.fits($0) }) {
            throw ReplicaError.doesNotFit(odd)
        }
        if let old = save.operations.first(where: replica.schema.isRetired) {
            throw ReplicaError.retired(old)
        }
        guard !save.operations.isEmpty || save.place != nil else {
            throw ReplicaError.nothingToSave
        }
    }

    private mutating func folding(for save: Save) throws -> Folding {
        if let folding, folding.folder == save.folder { return folding }
        try finish()
        switch try replica.state(of: save.folder) {
        case .here: break
        case nil where save.kind != nil && save.place != nil:
            try replica.setState(.here, of: save.folder)
        case .left
        where try save.kind != nil && save.place != nil
            && replica.wasRejected(save.folder):
            try replica.setState(.here, of: save.folder)
        default: throw ReplicaError.folderNotHere(save.folder)
        }
        return try Folding(save.folder, in: replica)
    }

    private func parents(of save: Save, _ folding: Folding) throws -> [ChangeName] {
        let heads = folding.heads.map(\.name)
        guard let opened = save.openedOn, opened != heads else {
            return Array(heads.sorted().prefix(Limits.parents))
        }
        return try replica.standing(opened, in: save.folder)
    }

    /// Decodes what was encoded, so that nothing unsendable enters the log.
    private func refuseUnsendable(_ change: Change) throws {
        guard change.byteCount <= Limits.changeBytes else {
            throw ReplicaError.tooLarge(bytes: change.byteCount, limit: Limits.changeBytes)
        }
        guard change.headerBytes.count <= Limits.headerBytes else {
            throw ReplicaError.tooLarge(
                bytes: change.headerBytes.count, limit: Limits.headerBytes)
        }
        _ = try Header(decoding: change.headerBytes)
        _ = try BodyReading(change.body ?? [])
    }
}

extension Replica {
    /// The given versions as far as they count still; what was rejected since gives way to its parents.
    func standing(_ names: [ChangeName], in folder: FolderID) throws -> [ChangeName] {
        var standing: Set<LogNumber> = []
        var namesByNumber: [LogNumber: ChangeName] = [:]
        var queue = names
        while let name = queue.popLast() {
            guard let row = try row(everNamed: name), row.header.folder == folder else {
                throw ReplicaError.versionUnknown(name)
            }
            guard row.counts else {
                // Rejected since: the author has still seen what it stood on.
                queue += row.header.parents
                continue
            }
            standing.insert(row.number)
            namesByNumber[row.number] = row.name
        }
        let latest =
            standing.count > 1 ? try graph(of: folder).maximal(of: standing) : Array(standing)
        return Array(latest.map { namesByNumber[$0]! }.sorted().prefix(Limits.parents))
    }
}
