internal import SQLite
internal import Synchronization
internal import SyncProtocol

/// Where keys are kept as they are typed: a file of its own beside the replica, so that no other work holds them up.
///
/// The end of the program leaves every key there, and a power cut all until the last `sync`. The replica
/// moves it among the drafts before it reads or removes one.
public final class Typing: Sendable {
    private let keys: Mutex<Connection>
    /// Another one, so that no key waits for the disk.
    private let disk: Mutex<Connection>

    init(beside replica: String, _ durability: Durability) throws {
        let path = TypedFile.path(beside: replica)
        do {
            keys = Mutex(try TypedFile.open(path, durability))
            disk = Mutex(try TypedFile.open(path, durability))
        } catch let error as OpenError {
            throw ReplicaError.unusable(path: path, UnusableFile(error))
        }
        try sync()
    }

    /// The form as it is after this key.
    public func write(_ form: Form, at now: Int64) throws {
        let typed = TypedForm(form, at: now)
        try keys.withLock { db in
            try db.run(
                """
                INSERT INTO typed (draft, folder, contents, at)
                VALUES (:draft, :folder, :contents, :at)
                ON CONFLICT DO UPDATE SET contents = excluded.contents, at = excluded.at
                """,
                [
                    "draft": .blob(typed.draft.bytes), "folder": .blob(typed.folder.bytes),
                    "contents": .blob(typed.contents), "at": .integer(typed.at),
                ])
        }
    }

    /// Waits until the disk has what was written before this.
    public func sync() throws { try disk.withLock { try $0.syncLog() } }

    /// Moves the log of the file into the file, so that it begins anew: while nobody types.
    public func tidy() throws { try disk.withLock { try $0.checkpoint() } }
}

extension Replica {
    /// For the thread that takes the keys.
    public func typing() throws -> Typing { try Typing(beside: db.path, durability.ofKeys) }
}

extension Durability {
    /// Of what is written without waiting for the disk.
    var ofKeys: Durability {
        switch self {
        case .full, .normal: .normal
        case .none: .none
        }
    }
}
