internal import Merge
internal import SQLite
internal import SyncProtocol

// Compare, and the reading of whole folders: first sync, repair and change of epoch in one.

extension Replica {
    func comparison() throws -> Comparison {
        try fileAll()
        let folders = try folders(.here) + folders(.arriving) + folders(.leaving)
        let unsettled = try foldersWithUnsettled()
        let held = try folders.sorted().map { folder in
            // Where all is accepted, the heads are the accepted heads.
            let digest =
                try unsettled.contains(folder)
                ? digest(of: folder) : FolderDigest(heads: heads(of: folder))
            return HeldFolder(folder: folder, digest: digest)
        }
        return Comparison(site: try currentSite(), held: held)
    }

    /// Few, whereas the folders may be ten thousand.
    private func foldersWithUnsettled() throws -> Set<FolderID> {
        Set(
            try db.all(
                """
                SELECT DISTINCT folder
                FROM change INDEXED BY change_unsettled
                WHERE \(Standing.isUnsettled)
                """
            ) { FolderID($0.blob(0))! })
    }

    /// Returns from where to push, where the hub has lost own changes.
    func take(_ answer: ComparisonAnswer, to comparison: Comparison) throws -> Int64? {
        try fileAll()
        let head = try ownPoint(of: comparison.site, at: answer.head.sequence)
        guard head == answer.head else {
            try beginNewSite()
            return nil
        }
        try receive { receiving in
            if let grants = answer.grants { try setGrants(grants) }
            let jumps = try !cursorFits()
            if jumps { try doubtHeld() }
            try doubtOwn(of: comparison.site, after: answer.head.sequence)
            for compared in answer.folders { try take(compared, &receiving) }
            if jumps { try setCursor(answer.cursor) }
            try setComparisonDue(hasUnnamed(by: comparison))
            try noteComparison()
        }
        return answer.head.sequence
    }

    /// Whether a bundle brought a folder while the comparison was on its way.
    private func hasUnnamed(by comparison: Comparison) throws -> Bool {
        let unconfirmed = try db.all(
            "SELECT DISTINCT folder FROM change WHERE standing = :unconfirmed",
            ["unconfirmed": .integer(Standing.unconfirmed.rawValue)]
        ) { FolderID($0.blob(0))! }
        let named = Set(comparison.held.map(\.folder))
        return try unconfirmed.contains { try state(of: $0) == .here && !named.contains($0) }
    }

    private func take(_ compared: ComparedFolder, _ receiving: inout Receiving) throws {
        let folder = compared.folder
        switch compared.outcome {
        case .same:
            if try state(of: folder) == .leaving { try setState(.here, of: folder) }
        case .enter: try enter(folder)
        case .leave, .leaveDiffers: try leave(folder)
        case .erased: try erase(folder)
        case .unknown:
            try receiving.doubt(folder)
            // A hub that was put back said "absent" of what it lost; here may be the last copy of it.
            if try state(of: folder) == .leaving, try hasUnconfirmed(folder) {
                try setState(.here, of: folder)
            }
        case .differs:
            try receiving.doubt(folder)
            try setState(.arriving, of: folder)
            try setReadAfter(0, of: folder)
        }
    }

    private func hasUnconfirmed(_ folder: FolderID) throws -> Bool {
        try db.count(
            """
            SELECT EXISTS (
                SELECT 1
                FROM change
                WHERE folder = :folder AND standing = :unconfirmed
            )
            """,
            [
                "folder": .blob(folder.bytes),
                "unconfirmed": .integer(Standing.unconfirmed.rawValue),
            ]) == 1
    }

    /// A verdict that may have come on entries that were jumped over is asked for again.
    private func doubtHeld() throws {
        for (standing, condition) in [(Standing.waiting, "IN"), (.lacking, "NOT IN")] {
            try db.run(
                """
                UPDATE change
                SET standing = :standing
                WHERE standing = :held AND \(Standing.isUnsettled) AND name \(condition)
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
                // Whole with this part, it is shown at the end of it: its changes count as they come.
                if part.state == .whole { try setState(.here, of: part.folder) }
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
