internal import SQLite
public import SyncProtocol

/// What others did in a folder since the person here looked at it last.
public struct FolderNews: Hashable, Sendable {
    public let folder: FolderID
    /// The person here never looked at it: all of it is news, and it is not told one by one.
    public let isNew: Bool
    public let deeds: [Deed]

    /// Each thing that a change touched.
    public struct Deed: Hashable, Sendable {
        public let subject: Conflict.Subject
        public let change: ChangeName
        public let author: UserID
        public let at: Int64
    }
}

extension Replica {
    /// The person has seen the folder as it was shown: at the given version, or as it is now.
    public func markLooked(at folder: FolderID, version: [ChangeName]? = nil) throws {
        try transaction(keepsPile: true) {
            let heads = try heads(of: folder)
            // A number that is too small only means that the folder is compared once more.
            let revision = version == nil || version == heads ? try revision(of: folder) : -1
            var writer = CBORWriter()
            writer.array(version ?? heads)
            try db.run(
                """
                INSERT INTO looked (folder, heads, revision)
                VALUES (:folder, :heads, :revision)
                ON CONFLICT DO UPDATE SET heads = excluded.heads, revision = excluded.revision
                """,
                [
                    "folder": .blob(folder.bytes), "heads": .blob(writer.output),
                    "revision": .integer(revision),
                ])
        }
    }

    /// The version at which the person looked last; nil where he never did.
    public func looked(at folder: FolderID) throws -> [ChangeName]? {
        try db.first(
            "SELECT heads FROM looked WHERE folder = :folder", ["folder": .blob(folder.bytes)]
        ) { $0.blob(0) }.map { bytes in
            var reader = CBORReader(bytes)
            return try reader.array(of: ChangeName.self)
        }
    }

    /// The folders that are shown here and in which others wrote since the person looked last.
    public func news() throws -> [FolderNews] {
        try db.read {
            let folders = try db.all(
                """
                SELECT folder.folder
                FROM folder
                LEFT JOIN looked USING (folder)
                WHERE (
                    folder.revision > looked.revision
                    AND EXISTS (
                        SELECT 1
                        FROM change
                        WHERE change.folder = folder.folder AND counts = 1
                    )
                )
                OR EXISTS (
                    SELECT 1
                    FROM change
                    WHERE change.folder = folder.folder
                    AND counts = 1
                    AND number > ifnull(looked.revision, -1)
                )
                ORDER BY folder.folder
                """
            ) { FolderID($0.blob(0))! }
            let user = try user()?.id
            return try folders.compactMap { try news(of: $0, for: user) }
        }
    }

    private func news(of folder: FolderID, for user: UserID?) throws -> FolderNews? {
        guard let version = try looked(at: folder), let rows = try knownUnseen(version, folder)
        else {
            guard try hasOthersChanges(folder) else { return nil }
            return FolderNews(folder: folder, isNew: true, deeds: [])
        }
        let deeds = rows.filter { $0.header.author != user }.flatMap { row in
            row.subjects.map {
                FolderNews.Deed(
                    subject: $0, change: row.name, author: row.header.author, at: row.header.at)
            }
        }
        return deeds.isEmpty ? nil : FolderNews(folder: folder, isNew: false, deeds: deeds)
    }

    /// Nil where the folder has another history than the one that was looked at.
    private func knownUnseen(_ version: [ChangeName], _ folder: FolderID) throws -> [LogRow]? {
        do { return try unseen(since: version, in: folder) } catch ReplicaError.versionUnknown {
            return nil
        }
    }

    private func hasOthersChanges(_ folder: FolderID) throws -> Bool {
        try db.count(
            """
            SELECT EXISTS (
                SELECT 1
                FROM change
                WHERE folder = :folder AND counts = 1 AND site NOT IN (SELECT site FROM site)
            )
            """, ["folder": .blob(folder.bytes)]) == 1
    }
}
