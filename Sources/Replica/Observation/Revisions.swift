internal import SQLite
public import SyncProtocol

/// What a screen has to read anew.
public struct FolderChanges: Hashable, Sendable {
    public let folders: [FolderID]
    /// To ask with the next time.
    public let revision: Int64
}

// A folder's revision is the number of its last change that counts, or a later one that was noted when
// something else touched it; so a screen sees cheaply what was changed, also by another program on the
// same file.

extension Replica {
    public func revision() throws -> Int64 {
        try desk.clock().now
    }

    /// The folders that were touched after a revision, by whichever program.
    public func changes(since revision: Int64) throws -> FolderChanges {
        let touched = try db.all(
            """
            SELECT folder, max(revision) AS last
            FROM (
                SELECT folder, revision FROM folder WHERE revision > :revision
                UNION ALL
                SELECT folder, number FROM change WHERE number > :revision AND +counts = 1
            )
            GROUP BY folder
            ORDER BY last
            """, ["revision": .integer(revision)]
        ) { (FolderID($0.blob(0))!, $0.integer(1)) }
        return FolderChanges(
            folders: touched.map(\.0), revision: touched.last?.1 ?? revision)
    }

    /// Another number than before when another program wrote in the file.
    public func foreignRevision() throws -> Int64 { try db.count("PRAGMA data_version") }

    /// At the end of a transaction.
    func revise() throws {
        let others = touched.folders.subtracting(advanced)
        guard !others.isEmpty else { return }
        let revision = max(start.now, try desk.clock().now) + 1
        for folder in others { try desk.revise(folder, revision) }
    }

    func revision(of folder: FolderID) throws -> Int64 {
        try db.count(
            """
            SELECT max(
                (SELECT revision FROM folder WHERE folder = :folder),
                (SELECT ifnull(max(number), 0) FROM change WHERE folder = :folder AND counts = 1))
            """,
            ["folder": .blob(folder.bytes)])
    }
}
