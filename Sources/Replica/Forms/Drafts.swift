internal import SQLite
public import SyncProtocol

/// A form that was kept before it was saved: beside the log, on this device only.
public struct Draft: Hashable, Sendable {
    public let id: DraftID
    public let folder: FolderID
    public let savedAt: Int64
}

extension Replica {
    /// Keeps a form as it was typed so far, durably; after a crash it is there as it was kept last.
    public func keep(_ form: Form) throws {
        try takeUpTyped()
        try transaction(keepsPile: true) { try keep(TypedForm(form, at: now())) }
    }

    /// All drafts, the one that was kept last coming first.
    public func drafts() throws -> [Draft] {
        try takeUpTyped()
        return try keptDrafts()
    }

    /// Without what is being typed.
    func keptDrafts() throws -> [Draft] {
        try db.all("SELECT draft, folder, saved_at FROM draft ORDER BY saved_at DESC, draft") {
            Draft(
                id: DraftID($0.blob(0))!, folder: FolderID($0.blob(1))!, savedAt: $0.integer(2))
        }
    }

    /// The form as it was kept, on the version that it was opened on; also when its folder has left.
    public func restore(_ draft: DraftID) throws -> Form? {
        try takeUpTyped()
        return try keptForm(draft)
    }

    func keptForm(_ draft: DraftID) throws -> Form? {
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
        try takeUpTyped()
        try transaction(keepsPile: true) { try removeDraft(draft) }
    }

    /// Within a transaction.
    func keep(_ typed: TypedForm) throws {
        try db.run(
            """
            INSERT INTO draft (draft, folder, contents, saved_at)
            VALUES (:draft, :folder, :contents, :at)
            ON CONFLICT DO UPDATE SET contents = excluded.contents, saved_at = excluded.saved_at
            """,
            [
                "draft": .blob(typed.draft.bytes), "folder": .blob(typed.folder.bytes),
                "contents": .blob(typed.contents), "at": .integer(typed.at),
            ])
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
