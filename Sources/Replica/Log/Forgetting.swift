internal import Merge
internal import SQLite
internal import SyncProtocol

// A folder that left: rows, texts and others' changes go; headers of own changes stay.

extension Replica {
    /// Whether the hub has spoken on all that was written in the folder.
    func isSettled(_ folder: FolderID) throws -> Bool {
        try db.count(
            "SELECT count(*) FROM change WHERE folder = :folder AND standing IN (:waiting, :lacking)",
            [
                "folder": .blob(folder.bytes), "waiting": .integer(Standing.waiting.rawValue),
                "lacking": .integer(Standing.lacking.rawValue),
            ]) == 0
    }

    /// Forgets a leaving folder of which the hub has all; not one that came back, or in which something
    /// was offered, while the hub was asked.
    func forgetIfSettled(_ folder: FolderID) throws {
        guard try state(of: folder) == .leaving else { return }
        guard try isSettled(folder) else { return }
        try clearDerived(folder)
        try db.run(
            """
            DELETE FROM change
            WHERE folder = :folder
            AND NOT EXISTS (
                SELECT 1
                FROM own
                WHERE own.site = change.site
                AND own.sequence = change.sequence
                AND own.name = change.name
            )
            """,
            ["folder": .blob(folder.bytes)])
        try db.run(
            "UPDATE change SET body = NULL WHERE folder = :folder AND standing = :accepted",
            ["folder": .blob(folder.bytes), "accepted": .integer(Standing.accepted.rawValue)])
        try setReadAfter(0, of: folder)
        try setState(.left, of: folder)
        searchWork.leavesNoTrace = true
    }

    /// A folder of which nothing counts any more: its making was rejected.
    func closeIfEmpty(_ folder: FolderID) throws {
        let effective = try db.count(
            """
            SELECT count(*)
            FROM change
            WHERE folder = :folder AND standing IN (\(Standing.effectiveCodes))
            """,
            ["folder": .blob(folder.bytes)])
        guard effective == 0, try state(of: folder) == .here else { return }
        try setState(.left, of: folder)
    }

    /// The office took this device back: nothing stays of what was written here, by anybody.
    ///
    /// What is left is an empty replica of the same hub, as a site that never was.
    func forgetEverything() throws {
        try forgetTyped()
        try transaction {
            for folder in try db.all("SELECT folder FROM folder", [:], { FolderID($0.blob(0))! }) {
                try clearDerived(folder)
            }
            searchWork.leavesNoTrace = true
            let tables = [
                "change", "own", "alias", "folder", "site", "draft", "looked", "set_aside",
                "undone", "granted",
            ]
            for table in tables {
                try db.run("DELETE FROM \(table)")
            }
            let site = randomIdentifier() as SiteID
            try db.run(
                "INSERT INTO site (site, agreed) VALUES (:site, 1)", ["site": .blob(site.bytes)])
            try db.run(
                """
                UPDATE link
                SET token = NULL, user = NULL, user_name = NULL, cursor = NULL, cursor_fits = 0,
                    compare_due = 1
                """)
        }
    }

    /// Whether the folder went because its making was rejected: then it can be made again.
    func wasRejected(_ folder: FolderID) throws -> Bool {
        let standings = try db.all(
            "SELECT DISTINCT standing FROM change WHERE folder = :folder",
            ["folder": .blob(folder.bytes)]
        ) { Standing(column: $0.integer(0)) }
        return !standings.isEmpty && standings.allSatisfy { $0 == .rejected || $0 == .refused }
    }

    func dropBody(of row: LogRow) throws {
        try db.run(
            "UPDATE change SET body = NULL WHERE number = :number",
            ["number": .integer(row.number.rawValue)])
    }

    /// Nothing of an erased folder stays but headers; drafts go as well. What its author did not send yet
    /// is kept until the hub has it, which seals it.
    func erase(_ folder: FolderID) throws {
        try clearDerived(folder)
        try clearDesk(of: folder)
        try db.run(
            """
            UPDATE change
            SET body = NULL, standing = :erased
            WHERE folder = :folder AND standing <> :waiting
            """,
            [
                "folder": .blob(folder.bytes), "erased": .integer(Standing.erased.rawValue),
                "waiting": .integer(Standing.waiting.rawValue),
            ])
        try setState(.erased, of: folder)
        searchWork.leavesNoTrace = true
    }
}
