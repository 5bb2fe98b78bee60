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
    public func commitAll(_ saves: [Save]) throws -> [ChangeName] {
        try db.transaction { try saves.map(write) }
    }

    private func write(_ save: Save) throws -> ChangeName {
        try refuseWhatHasNoEffect(save)
        guard let author = try user()?.id else { throw ReplicaError.notEnrolled }
        try openFolder(for: save)
        let parents = try parents(of: save)
        let site = try currentSite()
        let end = try ownEnd(of: site)
        let body = Body(salt: randomBytes(Limits.saltBytes), operations: save.operations)
        let header = Header(
            site: site, sequence: end.sequence + 1, parents: parents, at: try now(),
            author: author, folder: save.folder, schema: schema.version,
            commitment: body.commitment, kind: save.kind, place: save.place)
        let change = try sendable(Change(header: header, body: body.bytes))
        try append(change, standing: .waiting, receipt: nil)
        try extendOwn(site, end, with: change.name)
        var folding = try Folding(save.folder, in: self)
        guard let row = try row(named: change.name), try folding.admit(row) else {
            preconditionFailure("a change on versions that are here counts at once")
        }
        try folding.flush()
        return change.name
    }

    private func refuseWhatHasNoEffect(_ save: Save) throws {
        if let odd = save.operations.first(where: { !schema.fits($0) }) {
            throw ReplicaError.doesNotFit(odd)
        }
        guard !save.operations.isEmpty || save.place != nil else {
            throw ReplicaError.nothingToSave
        }
    }

    private func openFolder(for save: Save) throws {
        if try state(of: save.folder) == nil, save.kind != nil, save.place != nil {
            return try setState(.here, of: save.folder)
        }
        guard try state(of: save.folder) == .here else {
            throw ReplicaError.folderNotHere(save.folder)
        }
    }

    private func parents(of save: Save) throws -> [ChangeName] {
        guard let opened = save.openedOn else {
            return Array(try heads(of: save.folder).prefix(Limits.parents))
        }
        var standing: Set<LogNumber> = []
        var names: [LogNumber: ChangeName] = [:]
        var queue = opened
        while let name = queue.popLast() {
            guard let row = try row(everNamed: name), row.header.folder == save.folder else {
                throw ReplicaError.versionUnknown(name)
            }
            guard row.counts else {
                // Rejected since: the author has still seen what it stood on.
                queue += row.header.parents
                continue
            }
            standing.insert(row.number)
            names[row.number] = row.name
        }
        let latest =
            standing.count > 1 ? try graph(of: save.folder).maximal(of: standing) : Array(standing)
        return Array(latest.map { names[$0]! }.sorted().prefix(Limits.parents))
    }

    /// Decodes what was encoded, so that nothing unsendable enters the log.
    private func sendable(_ change: Change) throws -> Change {
        guard change.byteCount <= Limits.changeBytes else {
            throw ReplicaError.tooLarge(bytes: change.byteCount, limit: Limits.changeBytes)
        }
        let decoded = try Change(headerBytes: change.headerBytes, body: change.body)
        _ = try Body(decoding: change.body ?? [])
        return decoded
    }
}
