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
        guard cursor.position < end.position else {
            return .page(
                FeedPage(
                    entries: [], cursor: cursor, isLast: true, hubTime: now(), end: end.position))
        }
        let page = try entries(after: cursor, for: caller)
        return .page(
            FeedPage(
                entries: withReceiptsOfHeads(page.entries), cursor: page.cursor,
                isLast: page.cursor.position == end.position, hubTime: now(),
                end: end.position))
    }

    private func entries(
        after cursor: Cursor, for caller: Caller
    ) throws -> (entries: [FeedEntry], cursor: Cursor) {
        let statement = try db.prepare(
            """
            SELECT \(StoredChange.columns), feed.position, feed.hash, feed.entry
            FROM feed
            LEFT JOIN change ON change.number = feed.change
            WHERE feed.position > :after
            ORDER BY feed.position
            LIMIT \(Self.entriesPerPage)
            """)
        try statement.bind(cursor.position, at: 1)
        var sight = Sight(self, of: caller)
        var entries: [FeedEntry] = []
        var last = cursor
        var bytes = 0
        while try statement.step() {
            let row = statement.row
            let seen = try visible(row, to: &sight)
            if case .change(let change, _) = seen.first { bytes += change.byteCount }
            guard entries.isEmpty || bytes <= Limits.pageBytes else { break }
            entries += seen
            last = Cursor(
                epoch: cursor.epoch, position: row.integer(StoredChange.columnCount),
                hash: FeedHash(words: row.words(StoredChange.columnCount + 1)!))
        }
        return (entries, last)
    }

    /// The receipts of the changes on which no other one of the page stands; they cover the rest.
    private func withReceiptsOfHeads(_ entries: [FeedEntry]) -> [FeedEntry] {
        let seen = Set(
            entries.flatMap { entry -> [ChangeName] in
                guard case .change(let change, _) = entry else { return [] }
                return change.header.parents
            })
        return entries.map { entry in
            guard case .change(let change, _) = entry, !seen.contains(change.name) else {
                return entry
            }
            return .change(change, Receipt(of: change.name, key: receiptKey))
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
        if !round.readsOnly { try db.run("UPDATE hub SET alarms = alarms + 1") }
        return false
    }

    private func visible(_ row: Row, to sight: inout Sight) throws -> [FeedEntry] {
        guard let entry = row.optionalBlob(StoredChange.columnCount + 2) else {
            return try visibleChange(row, to: &sight)
        }
        switch try StoredEntry(decoding: entry) {
        case .change: return []
        case .enter(let id, _):
            let folder = try sight.folder(id)
            if sight.mayRead(folder) { return [.enter(id)] }
            // Who made it where he may not look still holds it.
            let position = row.integer(StoredChange.columnCount)
            guard !folder.isErased, !sight.writesUnseen(folder),
                try maker(of: id, at: position - 1) == sight.caller.user
            else { return [] }
            return [.leave(id)]
        case .leave(let id, let scope):
            let folder = try sight.folder(id)
            guard let kind = folder.kind, !folder.isErased, !sight.mayRead(folder),
                may(.read, sight.caller.grants, kind: kind, places: [scope])
            else { return [] }
            return [.leave(id)]
        case .reject(let name, let reason):
            guard let change = try stored(named: name), change.judged.standing != .erased,
                try change.header.author == sight.caller.user
                    || sight.mayRead(change.header.folder)
            else { return [] }
            return try ownNames(of: change).map { .reject($0, reason) }
        case .grant(let user): return user == sight.caller.user ? [.grant] : []
        case .erase(let id): return try sight.mightHold(id) ? [.erase(id)] : []
        }
    }

    /// A copy of its maker may know a change by a former name, which therefore goes along.
    private func visibleChange(_ row: Row, to sight: inout Sight) throws -> [FeedEntry] {
        // The audit tells of a change that is gone.
        guard !row.isNull(0) else { return [] }
        let judged = JudgedChange(row)
        guard judged.standing == .accepted else { return [] }
        let isReadable = try sight.mayRead(judged.folder)
        let stored = StoredChange(row)
        if stored.header.site == sight.caller.site {
            return [.own(stored.name, Receipt(of: stored.name, key: receiptKey))]
        }
        if isReadable { return [.change(stored.change, nil)] }
        guard stored.header.author == sight.caller.user else { return [] }
        return try ownNames(of: stored).map {
            .accepted($0, Receipt(of: stored.name, key: receiptKey))
        }
    }

    /// The names that mean this change and no other one that was made from the same.
    private func ownNames(of change: StoredChange) throws -> [ChangeName] {
        try change.names.filter { try judged(everNamed: $0)?.name == change.name }
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
        return change?.judged.position == position ? change?.header.author : nil
    }

    /// The last position of the feed: it moves when a waiting device may have news.
    public func feedPosition() throws -> Int64 { try FeedEnd(self).position }

    /// How often a cursor of this epoch did not fit.
    public func alarms() throws -> Int64 { try db.count("SELECT alarms FROM hub") }
}
