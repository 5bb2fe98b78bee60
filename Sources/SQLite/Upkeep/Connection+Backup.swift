/// Copies of a database that is in use.
extension Connection {
    /// Copies the whole database into a file, also while others write.
    public func backup(to path: String) throws(SQLiteError) {
        try run("VACUUM INTO :path", ["path": .text(path)])
    }
}
