internal import Merge
internal import SQLite
public import SyncProtocol

/// An erasure that was not carried out: nothing was changed.
public struct ErasureRefused: Error, Equatable, CustomStringConvertible {
    public let description: String
}

// `vernietig`: what is written in a folder is destroyed; headers stay, so that names and hashes verify.

extension Hub {
    /// Two persons decide it, for a reason. Nothing brings the folder back.
    public func erase(_ folder: FolderID, by persons: [UserID], reason: String) throws {
        try refuseFewerThanTwo(persons)
        guard !reason.isEmpty else { throw ErasureRefused(description: "Why is it erased?") }
        let short = String(reason.prefix(Limits.reasonBytes / 4))
        try decide(.erase(folder, by: persons, reason: short, at: now()))
        // Freed pages were overwritten in the log; now nothing is left in it.
        try db.checkpoint(.truncate)
    }

    func refuseFewerThanTwo(_ persons: [UserID]) throws {
        let known = Set(try users().map(\.id))
        guard Set(persons).count >= 2, known.isSuperset(of: persons) else {
            throw ErasureRefused(description: "Two persons whom the hub knows decide this.")
        }
    }

    public func isErased(_ folder: FolderID) throws -> Bool { try self.folder(folder).isErased }

    func carryOutErasure(
        of id: FolderID, by persons: [UserID], reason: String, at: Int64
    ) throws {
        var folder = try folder(id)
        guard !folder.isErased else { return }
        folder.spread(over: try everyPlace(of: id))
        try store(folder)
        try db.run(
            """
            UPDATE folder
            SET erased = :at, erased_by = :persons, erased_reason = :reason
            WHERE folder = :folder
            """,
            [
                "at": .integer(at), "persons": .blob(persons.flatMap(\.bytes)),
                "reason": .text(reason), "folder": .blob(id.bytes),
            ])
        try destroyContents(of: id)
        var feed = try FeedEnd(self)
        try feed.append(.erase(id))
    }

    /// Where the folder ever lay: whoever could read it there may hold it.
    func everyPlace(of folder: FolderID) throws -> [HubFolder.Placed] {
        try db.all(
            """
            SELECT position, header
            FROM change
            WHERE folder = :folder AND position IS NOT NULL
            ORDER BY position
            """,
            ["folder": .blob(folder.bytes)]
        ) { (LogNumber($0.integer(0)), $0.blob(1)) }.compactMap { position, header in
            try Header(decoding: header).place.map {
                HubFolder.Placed(position: position, scope: $0)
            }
        }
    }

    private func destroyContents(of folder: FolderID) throws {
        let ofFolder = ["folder": SQLValue.blob(folder.bytes)] as KeyValuePairs
        try db.run(
            """
            DELETE FROM waits_for
            WHERE child IN (SELECT number FROM change WHERE folder = :folder)
            """, ofFolder)
        try db.run(
            """
            UPDATE change
            SET body = NULL, words = NULL, reason = NULL, standing = :erased
            WHERE folder = :folder
            """,
            [
                "erased": .integer(HubStanding.erased.rawValue),
                "folder": .blob(folder.bytes),
            ])
    }
}
