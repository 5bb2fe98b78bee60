internal import CSQLite

/// What an owner asks of a file from time to time.
extension Connection {
    /// One sentence for each damage; none where the file is sound and every reference is kept.
    public func integrityCheck() throws(SQLiteError) -> [String] {
        do throws(SQLiteError) {
            let damages = try all("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
            return try damages + danglingReferences()
        } catch {
            // Some damage stops the check itself.
            guard error.kind == .corrupt else { throw error }
            return [error.message]
        }
    }

    private func danglingReferences() throws(SQLiteError) -> [String] {
        try all("PRAGMA foreign_key_check") { row in
            let place = row.optionalInteger(1).map { "row \($0)" } ?? "a row"
            return "\(place) of \(row.text(0)) refers to a row that \(row.text(2)) does not have"
        }
    }

    /// How much of the write-ahead log must have come into the file.
    public enum Checkpoint: Sendable {
        /// What can be moved without waiting for anybody.
        case passive
        /// All of it; waits for who writes.
        case full
        /// As `full`; the log begins anew.
        case restart
        /// As `restart`; the log becomes empty, so that nothing erased is left in it.
        case truncate

        fileprivate var mode: Int32 {
            switch self {
            case .passive: SQLITE_CHECKPOINT_PASSIVE
            case .full: SQLITE_CHECKPOINT_FULL
            case .restart: SQLITE_CHECKPOINT_RESTART
            case .truncate: SQLITE_CHECKPOINT_TRUNCATE
            }
        }
    }

    /// Moves the write-ahead log into the file.
    public func checkpoint(_ checkpoint: Checkpoint = .passive) throws(SQLiteError) {
        try database.refuseIfCut("checkpoint")
        let code = sqlite3_wal_checkpoint_v2(
            database.pointer, "main", checkpoint.mode, nil, nil)
        guard code == SQLITE_OK else { throw database.error(code, "checkpoint") }
    }

    /// What was committed until now survives a power cut; who writes meanwhile waits for nothing.
    public func syncLog() throws(SQLiteError) {
        try database.refuseIfCut("sync of the log")
        // A connection opens the log with the first thing that it reads.
        _ = try dataVersion
        let code = veldboek_sqlite_sync_log(database.pointer)
        guard code == SQLITE_OK else { throw database.error(code, "sync of the log") }
    }

    /// Another number than before when another connection has committed since; own commits keep it.
    public var dataVersion: Int64 {
        get throws(SQLiteError) { try count("PRAGMA data_version") }
    }
}
