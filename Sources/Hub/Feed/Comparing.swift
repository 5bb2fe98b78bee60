internal import SQLite
internal import SyncProtocol

// Compare, and the reading of whole folders.

extension Hub {
    /// Nil where the site is not the caller's.
    func compare(_ comparison: Comparison, for caller: Caller) throws -> ComparisonAnswer? {
        guard try device(of: comparison.site) == caller.device else { return nil }
        let end = try FeedEnd(self)
        let sight = Sight(self, of: caller)
        var outcomes: [ComparedFolder] = []
        for held in comparison.held {
            let outcome = try outcome(held, sight)
            outcomes.append(ComparedFolder(folder: held.folder, outcome: outcome))
        }
        let named = Set(comparison.held.map(\.folder))
        for folder in try readableFolders(sight) where !named.contains(folder) {
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

    private func outcome(_ held: HeldFolder, _ sight: Sight) throws -> ComparedFolder.Outcome {
        let folder = try folder(held.folder)
        if folder.isErased { return .erased }
        guard folder.kind != nil else { return .unknown }
        let same = try digest(of: folder) == held.digest
        if sight.mayRead(folder) || sight.writesUnseen(folder) { return same ? .same : .differs }
        return same ? .leave : .leaveDiffers
    }

    private func readableFolders(_ sight: Sight) throws -> [FolderID] {
        let statement = try db.prepare(
            "SELECT \(HubFolder.columns) FROM folder WHERE erased IS NULL ORDER BY folder")
        var readable: [FolderID] = []
        while try statement.step() {
            let folder = try HubFolder(statement.row)
            if sight.mayRead(folder) { readable.append(folder.id) }
        }
        return readable
    }

    func read(_ reading: Reading, for caller: Caller) throws -> ReadingAnswer {
        let sight = Sight(self, of: caller)
        var parts: [FolderPart] = []
        var bytes = 0
        for wanted in reading.folders {
            let part = try part(of: wanted, room: Limits.pageBytes - bytes, sight)
            bytes += part.changes.reduce(0) { $0 + $1.change.byteCount }
            parts.append(part)
            let isFull = bytes >= Limits.pageBytes || parts.count == Limits.namesPerQuestion
            if isFull || part.state == .moreFollows { break }
        }
        return ReadingAnswer(parts: parts)
    }

    private func part(of wanted: FolderFrom, room: Int, _ sight: Sight) throws -> FolderPart {
        let folder = try folder(wanted.folder)
        if sight.mayRead(folder) { return try page(of: wanted, room: room) }
        let state: FolderPart.State =
            if folder.isErased { .erased } else if sight.writesUnseen(folder) { .whole } else {
                .absent
            }
        return FolderPart(folder: wanted.folder, state: state, changes: [])
    }

    private func page(of wanted: FolderFrom, room: Int) throws -> FolderPart {
        let statement = try db.prepare(
            """
            SELECT \(StoredChange.columns)
            FROM change
            WHERE folder = :folder AND position > :after
            ORDER BY position
            """)
        try statement.bind(words: wanted.folder.words, at: 1)
        try statement.bind(wanted.after, at: 2)
        var fitting: [StoredChange] = []
        var bytes = 0
        var isWhole = true
        while try statement.step() {
            let next = StoredChange(statement.row)
            bytes += next.change.byteCount
            isWhole =
                fitting.isEmpty || bytes <= room && fitting.count < Limits.changesPerPush
            guard isWhole else { break }
            fitting.append(next)
        }
        let seen = Set(fitting.flatMap(\.header.parents))
        let changes = fitting.map { stored in
            PlacedChange(
                position: stored.judged.position!, change: stored.change,
                receipt: seen.contains(stored.name)
                    ? nil : Receipt(of: stored.name, key: receiptKey))
        }
        return FolderPart(
            folder: wanted.folder, state: isWhole ? .whole : .moreFollows, changes: changes)
    }
}
