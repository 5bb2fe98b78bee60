internal import SQLite
internal import SyncProtocol

/// What the hub answers to a cursor.
enum FeedAnswer {
    case page(FeedPage)
    case cursorUnknown
}

// Pages of the feed: what may not be seen now is left out.

extension Hub {
    /// So many entries are looked at for one page, visible or not.
    private static var entriesPerPage: Int { 2000 }

    func feed(after cursor: Cursor, for caller: Caller) throws -> FeedAnswer {
        let end = try FeedEnd(self)
        guard try fits(cursor, end) else { return .cursorUnknown }
        let rows = try db.all(
            """
            SELECT position, entry, hash
            FROM feed
            WHERE position > :after
            ORDER BY position
            LIMIT \(Self.entriesPerPage)
            """,
            ["after": .integer(cursor.position)]
        ) { ($0.integer(0), $0.blob(1), FeedHash($0.blob(2))!) }
        var entries: [FeedEntry] = []
        var last = cursor
        var bytes = 0
        for (position, stored, hash) in rows {
            let seen = try visible(StoredEntry(decoding: stored), at: position, to: caller)
            if case .change(let change, _) = seen.first { bytes += change.byteCount }
            guard entries.isEmpty || bytes <= Limits.pageBytes else { break }
            entries += seen
            last = Cursor(epoch: cursor.epoch, position: position, hash: hash)
        }
        return .page(
            FeedPage(
                entries: withReceiptsOfHeads(entries), cursor: last,
                isLast: last.position == end.position,
                hubTime: now(), end: end.position))
    }

    /// The receipts of the changes on which no other one of the page stands; they cover the rest.
    private func withReceiptsOfHeads(_ entries: [FeedEntry]) -> [FeedEntry] {
        let seen = Set(
            entries.flatMap { entry -> [ChangeName] in
                guard case .change(let change, _) = entry else { return [] }
                return change.header.parents
            })
        return entries.map { entry in
            guard case .change(let change, _) = entry, seen.contains(change.name) else {
                return entry
            }
            return .change(change, nil)
        }
    }

    private func fits(_ cursor: Cursor, _ end: FeedEnd) throws -> Bool {
        guard cursor.epoch == (try epoch()) else { return false }
        guard end.position - cursor.position <= Limits.feedEntriesBehind else { return false }
        if cursor.position == 0, cursor.matches(.start) { return true }
        let hash = try db.first(
            "SELECT hash FROM feed WHERE position = :position",
            ["position": .integer(cursor.position)]
        ) { FeedHash($0.blob(0))! }
        if let hash, cursor.matches(hash) { return true }
        // The right epoch and the wrong history: someone put an old file back without `herstel`.
        try db.run("UPDATE hub SET alarms = alarms + 1")
        return false
    }

    private func visible(
        _ entry: StoredEntry, at position: Int64, to caller: Caller
    ) throws -> [FeedEntry] {
        switch entry {
        case .change(let name): return try visibleChange(name, to: caller)
        case .enter(let folder, _):
            if try mayRead(folder, caller.grants) { return [.enter(folder)] }
            // Who made it where he may not look still holds it.
            return try maker(of: folder, at: position - 1) == caller.user ? [.leave(folder)] : []
        case .leave(let folder, let scope):
            guard let kind = try kind(of: folder), try !mayRead(folder, caller.grants),
                may(.read, caller.grants, kind: kind, places: [scope])
            else { return [] }
            return [.leave(folder)]
        case .reject(let name, let reason):
            guard let change = try stored(named: name) else { return [] }
            let concerns =
                try change.header.author == caller.user
                || mayRead(change.header.folder, caller.grants)
            return concerns ? try ownNames(of: change).map { .reject($0, reason) } : []
        case .grant(let user): return user == caller.user ? [.grant] : []
        }
    }

    /// A copy of its maker may know a change by a former name, which therefore goes along.
    private func visibleChange(_ name: ChangeName, to caller: Caller) throws -> [FeedEntry] {
        guard let change = try stored(named: name) else { return [] }
        let receipt = Receipt(of: name, key: receiptKey)
        if change.header.site == caller.site { return [.own(name, receipt)] }
        if try mayRead(change.header.folder, caller.grants) {
            return [.change(change.change, receipt)]
        }
        guard change.header.author == caller.user else { return [] }
        return try ownNames(of: change).map { .accepted($0, receipt) }
    }

    /// The names that mean this change and no other one that was made from the same.
    private func ownNames(of change: StoredChange) throws -> [ChangeName] {
        try change.names.filter { try stored(everNamed: $0)?.name == change.name }
    }

    /// Who made a folder, if it was made by the change at this position.
    private func maker(of folder: FolderID, at position: Int64) throws -> UserID? {
        let change = try db.first(
            """
            SELECT \(StoredChange.columns)
            FROM change
            WHERE folder = :folder AND position IS NOT NULL
            ORDER BY position
            LIMIT 1
            """,
            ["folder": .blob(folder.bytes)], StoredChange.init)
        return change?.position == position ? change?.header.author : nil
    }

    /// The last position of the feed: it moves when a waiting device may have news.
    public func feedPosition() throws -> Int64 { try FeedEnd(self).position }

    /// The end of the feed, whose hash covers all that is before it.
    public func feedHead() throws -> (position: Int64, hash: String) {
        let end = try FeedEnd(self)
        return (end.position, end.hash.description)
    }

    /// How often a cursor of this epoch did not fit.
    public func alarms() throws -> Int64 { try db.count("SELECT alarms FROM hub") }
}
