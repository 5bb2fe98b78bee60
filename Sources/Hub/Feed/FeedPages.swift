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
            if let entry = try visible(StoredEntry(decoding: stored), to: caller) {
                if case .change(let change, _) = entry { bytes += change.byteCount }
                guard entries.isEmpty || bytes <= Limits.pageBytes else { break }
                entries.append(entry)
            }
            last = Cursor(epoch: cursor.epoch, position: position, hash: hash)
        }
        return .page(
            FeedPage(
                entries: entries, cursor: last, isLast: last.position == end.position,
                hubTime: now()))
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

    private func visible(_ entry: StoredEntry, to caller: Caller) throws -> FeedEntry? {
        switch entry {
        case .change(let name): return try visibleChange(name, to: caller)
        case .enter(let folder, _):
            if try mayRead(folder, caller.grants) { return .enter(folder) }
            // Who made it where he may not look still holds it.
            return try maker(of: folder) == caller.user ? .leave(folder) : nil
        case .leave(let folder, let scope):
            guard let kind = try kind(of: folder), try !mayRead(folder, caller.grants),
                may(.read, caller.grants, kind: kind, places: [scope])
            else { return nil }
            return .leave(folder)
        case .reject(let name, let reason):
            guard let change = try stored(named: name) else { return nil }
            let concerns =
                try change.header.author == caller.user
                || mayRead(change.header.folder, caller.grants)
            return concerns ? .reject(name, reason) : nil
        case .grant(let user): return user == caller.user ? .grant : nil
        }
    }

    private func visibleChange(_ name: ChangeName, to caller: Caller) throws -> FeedEntry? {
        guard let change = try stored(named: name) else { return nil }
        let receipt = Receipt(of: name, key: receiptKey)
        if change.header.site == caller.site { return .own(name, receipt) }
        if try mayRead(change.header.folder, caller.grants) {
            return .change(change.change, receipt)
        }
        return change.header.author == caller.user ? .accepted(name, receipt) : nil
    }

    private func maker(of folder: FolderID) throws -> UserID? {
        try db.first(
            "SELECT header FROM change WHERE folder = :folder AND position > 0 ORDER BY position",
            ["folder": .blob(folder.bytes)]
        ) { try? Header(decoding: $0.blob(0)).author } ?? nil
    }

    /// The last position of the feed: it moves when a waiting device may have news.
    public func feedPosition() throws -> Int64 { try FeedEnd(self).position }

    /// How often a cursor of this epoch did not fit.
    public func alarms() throws -> Int64 { try db.count("SELECT alarms FROM hub") }
}
