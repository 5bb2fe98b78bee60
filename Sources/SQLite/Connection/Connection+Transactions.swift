internal import CSQLite

/// Several statements as one.
extension Connection {
    /// All or nothing: commits when the body returns, rolls back when it or the commit throws.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try within("BEGIN IMMEDIATE", body)
    }

    /// Queries that see one state, whatever others commit meanwhile; the body only reads.
    public func read<Result>(_ body: () throws -> Result) throws -> Result {
        try within("BEGIN DEFERRED", body)
    }

    private func within<Result>(
        _ beginning: String, _ body: () throws -> Result
    ) throws -> Result {
        refuseWithinTransaction()
        try run(beginning)
        do {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    func refuseWithinTransaction() {
        precondition(
            !isInTransaction, "A transaction is one step: it cannot begin within another.")
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(database.pointer) == 0 }

    /// Also when the program is cut off: a crash would do the same. SQLite may have done it already.
    func rollBack() {
        if isInTransaction { sqlite3_exec(database.pointer, "ROLLBACK", nil, nil, nil) }
    }
}
