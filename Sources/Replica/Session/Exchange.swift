internal import Merge
internal import SQLite
internal import SyncProtocol

// Pushes, offers and pages of the feed: each answer is taken in as one transaction.

extension Replica {
    func push(after resend: Int64?) throws -> Push? {
        try fileAll()
        let site = try currentSite()
        guard let first = try firstWaiting(of: site) else { return nil }
        let start = min(first - 1, resend ?? first - 1)
        guard let after = try ownPoint(of: site, at: start) else { return nil }
        let own = try ownChanges(of: site, after: start)
        guard !own.isEmpty else {
            // The chain cannot be told any more: what waits goes on under a new site.
            try beginNewSite()
            return nil
        }
        return Push(
            site: site, after: after, changes: own.map(\.change), proofs: OwnChange.proofs(of: own),
            backlog: try backlog(from: first, pushing: own))
    }

    /// What the office may know of what waits here, and of this clock.
    private func backlog(
        from first: Int64, pushing own: [OwnChange]
    ) throws -> Backlog {
        let oldest = own.first { $0.change.header.sequence >= first }
        let offset = try db.count("SELECT clock_offset FROM link")
        return Backlog(
            waiting: try desk.writer().end.sequence - first + 1,
            oldest: oldest?.change.header.at, time: clock.milliseconds + offset)
    }

    /// Returns from where to push again, where the hub lacks what came before.
    func take(_ answer: PushAnswer, to push: Push) throws -> Int64? {
        try fileAll()
        switch answer {
        case .fork:
            try beginNewSite()
            return nil
        case .gap(let head):
            guard try ownPoint(of: push.site, at: head.sequence) == head else {
                try beginNewSite()
                return nil
            }
            try setComparisonDue(true)
            return head.sequence
        case .taken(let verdicts, _):
            try receive { receiving in
                for (change, verdict) in zip(push.changes, verdicts) {
                    try receiving.take(verdict, on: change.name)
                }
            }
            return nil
        }
    }

    static let offerQuery = """
        SELECT \(LogRow.columns)
        FROM change
        JOIN folder USING (folder)
        WHERE standing = :lacking AND \(Standing.isUnsettled) AND folder.state <> :arriving
        ORDER BY number
        LIMIT \(Limits.changesPerPush)
        """

    func offer() throws -> Offer? {
        let rows = try db.all(
            Self.offerQuery,
            [
                "lacking": .integer(Standing.lacking.rawValue),
                "arriving": .integer(FolderState.arriving.rawValue),
            ], LogRow.init)
        var offered: [OwnChange] = []
        var bytes = 0
        for row in rows {
            bytes += row.change.byteCount
            guard offered.isEmpty || bytes <= Limits.pageBytes else { break }
            offered.append(OwnChange(change: row.change, receipt: row.receipt))
        }
        guard !offered.isEmpty else { return nil }
        return Offer(changes: offered.map(\.change), proofs: OwnChange.proofs(of: offered))
    }

    private func counts(_ standing: Standing) throws -> Int64 {
        try db.count(
            """
            SELECT count(*)
            FROM change
            WHERE standing = :standing AND \(Standing.isUnsettled)
            """, ["standing": .integer(standing.rawValue)])
    }

    func take(_ answer: OfferAnswer, to offer: Offer) throws {
        try receive { receiving in
            for (change, verdict) in zip(offer.changes, answer.verdicts) {
                try receiving.take(verdict, on: change.name)
            }
            // The hub may have learnt only now of a folder that this device may not hold any more.
            if try counts(.lacking) == 0 { try setComparisonDue(true) }
        }
    }

    /// False when the page names an own change that is not here: this replica was copied or put back.
    func take(_ page: FeedPage, askedAt: Int64? = nil) throws -> Bool {
        for case .own(let name, _) in page.entries where try row(everNamed: name) == nil {
            try beginNewSite()
            return false
        }
        try receive { receiving in
            for entry in page.entries { try take(entry, &receiving) }
            try receiving.finish()
            try readAgainWhatCannotCount(page)
            try setCursor(page.cursor)
            try measureClock(hubTime: page.hubTime, askedAt: askedAt)
        }
        return true
    }

    /// A change of the page whose parent is not here: the hub has it by a name that it got before the
    /// cursor, as when a copy of this replica renamed it.
    private func readAgainWhatCannotCount(_ page: FeedPage) throws {
        for case .change(let change, _) in page.entries {
            let folder = change.header.folder
            guard try state(of: folder) == .here, let row = try row(everNamed: change.name),
                row.standing == .accepted, !row.counts
            else { continue }
            try setState(.arriving, of: folder)
            try setReadAfter(0, of: folder)
        }
    }

    private func take(_ entry: FeedEntry, _ receiving: inout Receiving) throws {
        switch entry {
        case .change(let change, let receipt):
            guard try state(of: change.header.folder) == .here else { return }
            try receiving.take(change, receipt)
        case .own(let name, let receipt), .accepted(let name, let receipt):
            try receiving.take(.accepted(receipt), on: name)
        case .reject(let name, let reason): try receiving.take(.rejected(reason), on: name)
        case .enter(let folder): try enter(folder)
        case .leave(let folder): try leave(folder)
        case .erase(let folder): try erase(folder)
        case .grant: try setComparisonDue(true)
        }
    }

    func enter(_ folder: FolderID) throws {
        let state = try state(of: folder)
        guard state != .here, state != .arriving else { return }
        try setState(.arriving, of: folder)
        try setReadAfter(0, of: folder)
    }

    func leave(_ folder: FolderID) throws {
        guard let state = try state(of: folder), state == .here || state == .arriving else {
            return
        }
        try setState(.leaving, of: folder)
    }
}
