internal import SQLite
public import SyncProtocol

/// What a screen has to read anew.
public struct FolderChanges: Hashable, Sendable {
    public let folders: [FolderID]
    /// To ask with the next time.
    public let revision: Int64
}

// Each folder has the number of the last transaction that touched it, so that a screen sees cheaply what
// was changed, also by another program on the same file.

extension Replica {
    public func revision() throws -> Int64 {
        try db.count("SELECT max(revision) FROM folder")
    }

    /// The folders that were touched after a revision, by whichever program.
    public func changes(since revision: Int64) throws -> FolderChanges {
        let touched = try db.all(
            """
            SELECT folder, revision
            FROM folder
            WHERE revision > :revision
            ORDER BY revision
            """, ["revision": .integer(revision)]
        ) { (FolderID($0.blob(0))!, $0.integer(1)) }
        return FolderChanges(
            folders: touched.map(\.0), revision: touched.last?.1 ?? revision)
    }

    /// At the end of a transaction.
    func revise() throws {
        for folder in touched.folders { try desk.revise(folder) }
    }

    func revision(of folder: FolderID) throws -> Int64 {
        try db.count(
            "SELECT revision FROM folder WHERE folder = :folder",
            ["folder": .blob(folder.bytes)])
    }
}
