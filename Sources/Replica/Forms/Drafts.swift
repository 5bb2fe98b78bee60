internal import SQLite
public import SyncProtocol

/// A form that was kept before it was saved: beside the log, on this device only.
public struct Draft: Hashable, Sendable {
    public let id: DraftID
    public let folder: FolderID
    public let savedAt: Int64
}

extension Replica {
    /// Keeps a form as it was typed so far; after a crash it is there as it was kept last.
    public func keep(_ form: Form) throws {
        try transaction(keepsPile: true) {
            try db.run(
                """
                INSERT INTO draft (draft, folder, contents, saved_at)
                VALUES (:draft, :folder, :contents, :now)
                ON CONFLICT DO UPDATE SET contents = excluded.contents, saved_at = excluded.saved_at
                """,
                [
                    "draft": .blob(form.id.bytes), "folder": .blob(form.folder.bytes),
                    "contents": .blob(form.bytes), "now": .integer(try now()),
                ])
        }
    }

    /// All drafts, the one that was kept last coming first.
    public func drafts() throws -> [Draft] {
        try db.all("SELECT draft, folder, saved_at FROM draft ORDER BY saved_at DESC, draft") {
            Draft(
                id: DraftID($0.blob(0))!, folder: FolderID($0.blob(1))!, savedAt: $0.integer(2))
        }
    }

    /// The form as it was kept, on the version that it was opened on; also when its folder has left.
    public func restore(_ draft: DraftID) throws -> Form? {
        guard let contents = try draftBytes(draft) else { return nil }
        do { return try Form(decoding: contents) } catch {
            throw ReplicaError.draftUnreadable(draft)
        }
    }

    func draftBytes(_ draft: DraftID) throws -> [UInt8]? {
        try db.first(
            "SELECT contents FROM draft WHERE draft = :draft", ["draft": .blob(draft.bytes)]
        ) { $0.blob(0) }
    }

    public func discard(_ draft: DraftID) throws {
        try transaction(keepsPile: true) { try removeDraft(draft) }
    }

    func removeDraft(_ draft: DraftID) throws {
        try db.run("DELETE FROM draft WHERE draft = :draft", ["draft": .blob(draft.bytes)])
    }

    /// What stands beside the log about a folder that was erased.
    func clearDesk(of folder: FolderID) throws {
        for table in ["draft", "looked"] {
            try db.run(
                "DELETE FROM \(table) WHERE folder = :folder", ["folder": .blob(folder.bytes)])
        }
    }
}
