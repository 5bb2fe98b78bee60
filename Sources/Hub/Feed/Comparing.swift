internal import SQLite
internal import SyncProtocol

// Compare, and the reading of whole folders.

extension Hub {
    /// Nil where the site is not the caller's.
    func compare(_ comparison: Comparison, for caller: Caller) throws -> ComparisonAnswer? {
        guard try device(of: comparison.site) == caller.device else { return nil }
        let end = try FeedEnd(self)
        var outcomes: [ComparedFolder] = []
        for held in comparison.held {
            let outcome = try outcome(held, caller)
            outcomes.append(ComparedFolder(folder: held.folder, outcome: outcome))
        }
        let named = Set(comparison.held.map(\.folder))
        for folder in try readableFolders(caller.grants) where !named.contains(folder) {
            outcomes.append(ComparedFolder(folder: folder, outcome: .enter))
        }
        return ComparisonAnswer(
            folders: outcomes, head: try siteHead(of: comparison.site),
            cursor: Cursor(epoch: try epoch(), position: end.position, hash: end.hash),
            grants: caller.grants, changesToRead: try changesToRead(outcomes))
    }

    /// In the folders that the device reads next, so that it can tell how far it is.
    private func changesToRead(_ outcomes: [ComparedFolder]) throws -> Int64 {
        try outcomes.filter { $0.outcome == .enter || $0.outcome == .differs }
            .reduce(0) { sum, compared in
                let count = try db.count(
                    "SELECT count(*) FROM change WHERE folder = :folder AND position > 0",
                    ["folder": .blob(compared.folder.bytes)])
                return sum + count
            }
    }

    private func outcome(
        _ held: HeldFolder, _ caller: Caller
    ) throws -> ComparedFolder.Outcome {
        guard try kind(of: held.folder) != nil else { return .unknown }
        let same = try digest(of: held.folder) == held.digest
        if try mayRead(held.folder, caller.grants) { return same ? .same : .differs }
        return same ? .leave : .leaveDiffers
    }

    private func readableFolders(_ grants: [Grant]) throws -> [FolderID] {
        let placed = try db.all(
            "SELECT folder, kind, place FROM place JOIN folder USING (folder) ORDER BY folder"
        ) { (FolderID($0.blob(0))!, FolderKind($0.text(1))!, Scope($0.text(2))!) }
        var readable: [FolderID] = []
        for (folder, kind, place) in placed where readable.last != folder {
            if may(.read, grants, kind: kind, places: [place]) { readable.append(folder) }
        }
        return readable
    }

    func read(_ reading: Reading, for caller: Caller) throws -> ReadingAnswer {
        var parts: [FolderPart] = []
        var bytes = 0
        for wanted in reading.folders {
            let part = try part(of: wanted, room: Limits.pageBytes - bytes, caller)
            bytes += part.changes.reduce(0) { $0 + $1.change.byteCount }
            parts.append(part)
            if bytes >= Limits.pageBytes || part.state == .moreFollows { break }
        }
        return ReadingAnswer(parts: parts)
    }

    private func part(
        of wanted: FolderFrom, room: Int, _ caller: Caller
    ) throws -> FolderPart {
        guard try mayRead(wanted.folder, caller.grants) else {
            return FolderPart(folder: wanted.folder, state: .absent, changes: [])
        }
        let rows = try db.all(
            """
            SELECT \(StoredChange.columns)
            FROM change
            WHERE folder = :folder AND position > :after
            ORDER BY position
            LIMIT \(Limits.changesPerPush + 1)
            """,
            ["folder": .blob(wanted.folder.bytes), "after": .integer(wanted.after)],
            StoredChange.init)
        var fitting: [StoredChange] = []
        var bytes = 0
        for row in rows.prefix(Limits.changesPerPush) {
            bytes += row.change.byteCount
            guard fitting.isEmpty || bytes <= room else { break }
            fitting.append(row)
        }
        let whole = fitting.count == rows.count
        let seen = Set(fitting.flatMap(\.header.parents))
        let changes = fitting.map { row in
            PlacedChange(
                position: row.position!, change: row.change,
                receipt: seen.contains(row.name) ? nil : Receipt(of: row.name, key: receiptKey))
        }
        return FolderPart(
            folder: wanted.folder, state: whole ? .whole : .moreFollows, changes: changes)
    }
}
