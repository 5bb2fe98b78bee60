internal import CSQLite

/// Copies of a database that is in use.
extension Connection {
    /// Small enough to tell how far it is, large enough to cost nothing: four megabytes.
    public static let backupPagesPerStep = 1_000

    /// How far a backup is.
    public struct BackupProgress: Equatable, Sendable {
        public let copiedPages: Int
        public let pages: Int
    }

    /// Copies the database as it is now into a new file; others may write meanwhile.
    ///
    /// It is made under another name, and gets its own when it is whole and on the disk. A file that
    /// is there already is not replaced.
    public func backup(
        to path: String, pagesPerStep: Int = backupPagesPerStep,
        progress: (BackupProgress) -> Void = { _ in }
    ) throws(SQLiteError) {
        refuseWithinTransaction()
        let copy = BackupFile(path)
        try copy.refuseExisting()
        copy.removeUnfinished()
        do throws(SQLiteError) {
            try fill(copy, pagesPerStep, progress)
            try copy.finish()
        } catch {
            copy.removeUnfinished()
            throw error
        }
    }

    /// One read transaction holds the state that is copied; without it every commit of another
    /// connection would make the copying begin again.
    private func fill(
        _ copy: BackupFile, _ pagesPerStep: Int, _ progress: (BackupProgress) -> Void
    ) throws(SQLiteError) {
        try run("BEGIN DEFERRED")
        defer { rollBack() }
        _ = try count("SELECT count(*) FROM sqlite_schema")
        let target = try copy.open()
        try copyPages(to: target, pagesPerStep, progress)
        try copy.leaveLog(target)
    }

    private func copyPages(
        to target: Database, _ pagesPerStep: Int, _ progress: (BackupProgress) -> Void
    ) throws(SQLiteError) {
        guard
            let copying = sqlite3_backup_init(target.pointer, "main", database.pointer, "main")
        else { throw target.error(sqlite3_extended_errcode(target.pointer), "backup") }
        defer { sqlite3_backup_finish(copying) }
        var code = SQLITE_OK
        while code == SQLITE_OK {
            try database.refuseIfCut("backup")
            code = sqlite3_backup_step(copying, Int32(pagesPerStep))
            let pages = Int(sqlite3_backup_pagecount(copying))
            let left = Int(sqlite3_backup_remaining(copying))
            progress(BackupProgress(copiedPages: pages - left, pages: pages))
        }
        guard code == SQLITE_DONE else {
            throw SQLiteError(
                code: code, message: String(cString: sqlite3_errstr(code)), sql: "backup")
        }
    }
}
