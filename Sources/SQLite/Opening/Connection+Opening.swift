internal import CSQLite

/// Opening looks before it touches: what is refused stays as it is.
extension Connection {
    /// Opens the file, or makes it where it need not exist.
    public static func open(
        _ path: String, _ options: Options = Options()
    ) throws(OpenError) -> Connection {
        precondition(isLibrarySetUp)
        let opening = Opening(path: path, options: options)
        let connection = Connection(try opening.openFile(), path: path, options: options)
        try opening.judge(connection)
        try opening.prepare(connection)
        return connection
    }

    /// A connection that only reads, beside this one, for another thread: it sees the last commit.
    public func openReader() throws(OpenError) -> Connection {
        var options = options
        options.isReader = true
        options.mustExist = true
        return try Connection.open(path, options)
    }

    /// Once a process, and before SQLite is first used.
    private static let isLibrarySetUp: Bool = {
        _ = veldboek_sqlite_without_memory_statistics()
        return true
    }()
}
