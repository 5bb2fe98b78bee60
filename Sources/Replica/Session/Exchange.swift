internal import Merge
internal import SQLite
internal import SyncProtocol

// What the replica asks of the hub, and how it takes in each answer: one transaction an answer.

extension Replica {
    func push(after resend: Int64?) throws -> Push? {
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
            site: site, after: after, changes: own.map(\.change), proofs: OwnChange.proofs(of: own))
    }

    /// Returns from where to push again, where the hub lacks what came before.
    func take(_ answer: PushAnswer, to push: Push) throws -> Int64? {
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

    func offer() throws -> Offer? {
        let rows = try db.all(
            """
            SELECT \(LogRow.columns)
            FROM change
            JOIN folder USING (folder)
            WHERE standing = :lacking AND folder.state <> :arriving
            ORDER BY number
            LIMIT \(Limits.changesPerPush)
            """,
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
            "SELECT count(*) FROM change WHERE standing = :standing",
            ["standing": .integer(standing.rawValue)])
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
    func take(_ page: FeedPage) throws -> Bool {
        for case .own(let name, _) in page.entries where try row(everNamed: name) == nil {
            try beginNewSite()
            return false
        }
        try receive { receiving in
            for entry in page.entries { try take(entry, &receiving) }
            try setCursor(page.cursor)
            try measureClock(hubTime: page.hubTime)
        }
        return true
    }

    private func take(_ entry: FeedEntry, _ receiving: inout Receiving) throws {
        switch entry {
        case .change(let change, let receipt):
            guard try state(of: change.header.folder) == .here else { return }
            try receiving.take(change, receipt)
        case .own(let name, let receipt), .accepted(let name, let receipt): try receiving.take(.accepted(receipt), on: name)
        case .reject(let name, let reason): try receiving.take(.rejected(reason), on: name)
        case .enter(let folder): try enter(folder)
        case .leave(let folder): try leave(folder)
        case .erase(let folder): try erase(folder)
        case .grant: try setComparisonDue(true)
        }
    }

    private func enter(_ folder: FolderID) throws {
        let state = try state(of: folder)
        guard state != .here, state != .arriving else { return }
        try setState(.arriving, of: folder)
        try setReadAfter(0, of: folder)
    }

    private func leave(_ folder: FolderID) throws {
        guard let state = try state(of: folder), state == .here || state == .arriving else {
            return
        }
        try setState(.leaving, of: folder)
    }

    func comparison() throws -> Comparison {
        let folders = try folders(.here) + folders(.arriving) + folders(.leaving)
        return Comparison(
            site: try currentSite(),
            held: try folders.sorted().map { HeldFolder(folder: $0, digest: try digest(of: $0)) })
    }

    /// Returns from where to push, where the hub has lost own changes.
    func take(_ answer: ComparisonAnswer, to comparison: Comparison) throws -> Int64? {
        let head = try ownPoint(of: comparison.site, at: answer.head.sequence)
        guard head == answer.head else {
            try beginNewSite()
            return nil
        }
        try receive { receiving in
            let jumps = try !cursorFits()
            if jumps { try doubtHeld() }
            try doubtOwn(of: comparison.site, after: answer.head.sequence)
            for compared in answer.folders { try take(compared, afterJump: jumps, &receiving) }
            if jumps { try setCursor(answer.cursor) }
            try setComparisonDue(false)
        }
        return answer.head.sequence
    }

    private func take(
        _ compared: ComparedFolder, afterJump jumps: Bool, _ receiving: inout Receiving
    ) throws {
        let folder = compared.folder
        switch compared.outcome {
        case .same:
            if try state(of: folder) == .leaving { try setState(.here, of: folder) }
        case .enter: try enter(folder)
        case .leave: try leave(folder)
        case .erased: try erase(folder)
        case .unknown: try receiving.doubt(folder)
        case .differs:
            try receiving.doubt(folder)
            try setState(.arriving, of: folder)
            try setReadAfter(0, of: folder)
        case .leaveDiffers:
            // Once: what the hub has more of a folder that is leaving, this device never sees.
            if try jumps || state(of: folder) != .leaving { try receiving.doubt(folder) }
            try leave(folder)
        }
    }

    /// A verdict that may have come on entries that were jumped over is asked for again.
    private func doubtHeld() throws {
        for (standing, condition) in [(Standing.waiting, "IN"), (.lacking, "NOT IN")] {
            try db.run(
                """
                UPDATE change
                SET standing = :standing
                WHERE standing = :held AND name \(condition)
                    (SELECT name FROM own WHERE site = :site)
                """,
                [
                    "standing": .integer(standing.rawValue),
                    "held": .integer(Standing.held.rawValue),
                    "site": .blob(try currentSite().bytes),
                ])
        }
    }

    private func doubtOwn(of site: SiteID, after sequence: Int64) throws {
        try db.run(
            """
            UPDATE change
            SET standing = :waiting
            WHERE standing IN (:accepted, :held)
            AND name IN (SELECT name FROM own WHERE site = :site AND sequence > :sequence)
            """,
            [
                "waiting": .integer(Standing.waiting.rawValue),
                "accepted": .integer(Standing.accepted.rawValue),
                "held": .integer(Standing.held.rawValue), "site": .blob(site.bytes),
                "sequence": .integer(sequence),
            ])
    }

    func reading() throws -> Reading? {
        let folders = try db.all(
            """
            SELECT folder, read_after
            FROM folder
            WHERE state = :arriving
            ORDER BY folder
            LIMIT \(Self.foldersPerReading)
            """,
            ["arriving": .integer(FolderState.arriving.rawValue)]
        ) { FolderFrom(folder: FolderID($0.blob(0))!, after: $0.integer(1)) }
        return folders.isEmpty ? nil : Reading(folders: folders)
    }

    /// More than fit on a page of one change each.
    private static var foldersPerReading: Int { 500 }

    func take(_ answer: ReadingAnswer, to reading: Reading) throws {
        try receive { receiving in
            for part in answer.parts {
                guard try state(of: part.folder) == .arriving else { continue }
                for placed in part.changes { try receiving.take(placed.change, placed.receipt) }
                if let last = part.changes.last { try setReadAfter(last.position, of: part.folder) }
                try take(part.state, of: part.folder, &receiving)
            }
        }
    }

    private func take(
        _ state: FolderPart.State, of folder: FolderID, _ receiving: inout Receiving
    ) throws {
        switch state {
        case .moreFollows: return
        case .whole:
            try setState(.here, of: folder)
            receiving.settle(folder)
        case .absent: try leave(folder)
        case .erased: try erase(folder)
        }
    }
}
