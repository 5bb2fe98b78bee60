internal import CSQLite
internal import Glibc

/// The steps of opening one file: first those that only look, then those that may write.
struct Opening {
    let path: String
    let options: Connection.Options

    private var isInMemory: Bool { path == ":memory:" }

    /// Has the system open the file, and nothing more: SQLite has read none of it yet.
    func openFile() throws(OpenError) -> Database {
        let hadLog = hasLog
        var pointer: OpaquePointer?
        let making = options.mustExist ? 0 : SQLITE_OPEN_CREATE
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | making
        let code = sqlite3_open_v2(path, &pointer, flags, nil)
        guard let pointer else {
            throw .failed(SQLiteError(code: code, message: "cannot open", sql: path))
        }
        let database = Database(pointer)
        guard code == SQLITE_OK else { throw notOpened(database, code) }
        sqlite3_busy_timeout(pointer, options.busyMilliseconds)
        guard options.isReader || sqlite3_db_readonly(pointer, "main") == 0 else {
            throw .readOnly(path: path)
        }
        keepLog(hadLog, on: database)
        return database
    }

    /// Refuses what this program cannot work with, from the first bytes and then through SQLite.
    func judge(_ connection: borrowing Connection) throws(OpenError) {
        guard !isInMemory else { return }
        // SQLite would take an empty file for a new one, and throw away the log beside it.
        if size(of: path) == 0 {
            guard !hasLog, !options.mustExist else {
                throw .damaged(path: path, reason: "the file is empty")
            }
            return
        }
        try FileHead(of: connection.database).check(path, options)
        let unknownStep: String?
        do throws(SQLiteError) {
            // Whatever is read first makes SQLite check the header and read the tables' definitions.
            _ = try connection.count("SELECT count(*) FROM sqlite_schema")
            unknownStep = try options.migrations?.unknownStep(on: connection)
        } catch { throw refusal(connection.database, error) }
        if let unknownStep { throw .newer(path: path, step: unknownStep) }
    }

    /// Sets the connection up; a new file becomes one of this application, with a log beside it.
    func prepare(_ connection: borrowing Connection) throws(OpenError) {
        keepLog(false, on: connection.database)
        do throws(SQLiteError) {
            if options.isReader {
                try connection.script("PRAGMA query_only = ON")
            } else {
                try takePossession(connection)
            }
            try connection.script(
                """
                PRAGMA synchronous = \(options.durability.synchronous);
                PRAGMA foreign_keys = ON;
                PRAGMA secure_delete = ON;
                PRAGMA trusted_schema = OFF;
                PRAGMA cell_size_check = ON;
                PRAGMA cache_size = -\(options.cacheKibibytes);
                PRAGMA wal_autocheckpoint = \(options.checkpointPages);
                """)
        } catch { throw refusal(connection.database, error) }
    }

    /// The mark comes before the log, so that it stands in the file itself from its first page on.
    private func takePossession(_ connection: borrowing Connection) throws(SQLiteError) {
        if let id = options.applicationID, try connection.count("PRAGMA page_count") == 0 {
            try connection.run("PRAGMA application_id = \(id)")
        }
        let mode = try connection.first("PRAGMA journal_mode = WAL") { $0.text(0) }
        guard mode == "wal" || isInMemory else {
            throw SQLiteError(
                code: SQLITE_CANTOPEN, message: "no write-ahead log is possible here", sql: path)
        }
    }

    /// Closing after a refusal must not move the log of a crashed program into the file.
    private func keepLog(_ keeps: Bool, on database: Database) {
        _ = veldboek_sqlite_keep_log_on_close(database.pointer, keeps ? 1 : 0)
    }

    private var hasLog: Bool { size(of: path + "-wal") > 0 }

    /// As the system tells it: SQLite calls a file of one byte empty.
    private func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_size : 0
    }

    private func notOpened(_ database: Database, _ code: Int32) -> OpenError {
        switch sqlite3_system_errno(database.pointer) {
        case ENOENT where options.mustExist: .missing(path: path)
        case EACCES, EROFS, EPERM: .readOnly(path: path)
        default: .failed(database.error(code, path))
        }
    }

    private func refusal(_ database: Database, _ error: SQLiteError) -> OpenError {
        switch error.kind {
        // The file begins as a database does, so it was one.
        case .corrupt, .notADatabase: .damaged(path: path, reason: error.message)
        case .readOnly: .readOnly(path: path)
        default:
            switch error.code == SQLITE_CANTOPEN ? sqlite3_system_errno(database.pointer) : 0 {
            case EACCES, EROFS, EPERM: .readOnly(path: path)
            default: .failed(error)
            }
        }
    }
}
