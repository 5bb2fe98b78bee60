internal import SQLite
internal import SyncProtocol

/// What is being typed beside a replica, by whichever program, as the replica reads it.
final class TypedForms {
    private var db: Connection

    /// Nil where nobody typed anything yet.
    init?(beside replica: String, _ durability: Durability, _ isCut: (() -> Bool)?) throws {
        let path = TypedFile.path(beside: replica)
        do { db = try TypedFile.open(path, durability, mustExist: true) } catch OpenError.missing {
            return nil
        }
        db.isCut = isCut
    }

    func all() throws -> [TypedForm] {
        try db.all("SELECT draft, folder, contents, at FROM typed") { TypedForm($0) }
    }

    /// For certain, but for those in which somebody typed on since.
    func remove(_ forms: [TypedForm]) throws {
        try db.transaction {
            for form in forms {
                try db.run(
                    "DELETE FROM typed WHERE draft = :draft AND contents = :contents",
                    ["draft": .blob(form.draft.bytes), "contents": .blob(form.contents)])
            }
        }
        try db.syncLog()
    }

    /// No byte of what was typed stays in the file or its log.
    func wipe() throws { try db.checkpoint(.truncate) }
}

extension Replica {
    /// Moves among the drafts what was typed until now; of an erased folder nothing is taken.
    ///
    /// Whoever ends in the middle leaves it in both places, and the next one does it again.
    func takeUpTyped() throws {
        guard let forms = try typedForms()?.all(), !forms.isEmpty else { return }
        try transaction(keepsPile: true) {
            for form in forms where try state(of: form.folder) != .erased { try keep(form) }
        }
        try typedForms()?.remove(forms)
    }

    /// Nothing that was typed becomes a draft any more.
    func forgetTyped() throws {
        guard let typed = try typedForms() else { return }
        try typed.remove(typed.all())
    }

    /// After words had to go from this device.
    func wipeTyped() throws {
        try takeUpTyped()
        try typedForms()?.wipe()
    }

    private func typedForms() throws -> TypedForms? {
        if typed == nil { typed = try TypedForms(beside: db.path, durability.ofKeys, db.isCut) }
        return typed
    }
}
