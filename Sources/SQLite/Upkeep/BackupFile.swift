internal import CSQLite
internal import Glibc

/// The file that a backup becomes, and the unfinished one that it is until then.
struct BackupFile {
    private let path: String
    private let unfinished: String
    /// What SQLite keeps beside a database.
    private static let suffixes = ["", "-journal", "-wal", "-shm"]

    init(_ path: String) {
        self.path = path
        unfinished = path + ".unfinished"
    }

    /// The log of another database beside it would become a part of the backup.
    func refuseExisting() throws(SQLiteError) {
        for suffix in Self.suffixes where access(path + suffix, F_OK) == 0 {
            throw SQLiteError(
                code: SQLITE_CANTOPEN, message: "\(path + suffix) is there already", sql: "backup")
        }
    }

    func removeUnfinished() { for suffix in Self.suffixes { unlink(unfinished + suffix) } }

    func open() throws(SQLiteError) -> Database {
        var pointer: OpaquePointer?
        let flags =
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
            | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(unfinished, &pointer, flags, nil)
        guard let pointer else {
            throw SQLiteError(code: code, message: "cannot open", sql: unfinished)
        }
        let target = Database(pointer)
        guard code == SQLITE_OK else { throw target.error(code, unfinished) }
        // Nobody reads it before it is whole, and then it is synced once.
        try run("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;", on: target)
        return target
    }

    /// A backup is one file, which can be read where nothing can be written: no log belongs to it.
    func leaveLog(_ target: Database) throws(SQLiteError) {
        try run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;", on: target)
    }

    /// After the last connection to it is closed.
    func finish() throws(SQLiteError) {
        try sync(unfinished)
        guard rename(unfinished, path) == 0 else { throw systemError(path) }
        try sync(folder)
    }

    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private func sync(_ path: String) throws(SQLiteError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw systemError(path) }
    }

    private func systemError(_ path: String) -> SQLiteError {
        SQLiteError(
            code: errno == ENOSPC ? SQLITE_FULL : SQLITE_IOERR,
            message: "\(path): \(String(cString: strerror(errno)))", sql: "backup")
    }

    private func run(_ sql: String, on target: Database) throws(SQLiteError) {
        let code = sqlite3_exec(target.pointer, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw target.error(code, sql) }
    }
}
