internal import Merge
internal import SQLite
internal import SyncProtocol

// Which changes of a folder count: the effective ones with a body, all of whose parents count.

extension Replica {
    func headNumbers(of folder: FolderID) throws -> [LogNumber] {
        try db.all(
            "SELECT number FROM head WHERE folder = :folder ORDER BY number",
            ["folder": .blob(folder.bytes)]
        ) { LogNumber($0.integer(0)) }
    }

    /// The history of a folder as far as it counts.
    func graph(of folder: FolderID) throws -> EventGraph {
        var graph = EventGraph()
        let rows = try db.all(
            """
            SELECT number, parents
            FROM change
            WHERE folder = :folder AND counts = 1
            ORDER BY number
            """,
            ["folder": .blob(folder.bytes)]
        ) { (LogNumber($0.integer(0)), decodedNumbers($0.blob(1))) }
        for (number, parents) in rows { graph.insert(number, parents: parents) }
        return graph
    }

    /// Lets all count that can; what came before its parents stays parked, in the log, until they come.
    func settle(_ folder: FolderID) throws {
        var folding = try Folding(folder, in: self)
        var progress = true
        while progress {
            progress = false
            for row in try uncounted(in: folder) where try folding.admit(row) { progress = true }
        }
        try folding.flush()
    }

    private func uncounted(in folder: FolderID) throws -> [LogRow] {
        try db.all(
            """
            SELECT \(LogRow.columns)
            FROM change
            WHERE folder = :folder
            AND counts = 0
            AND body IS NOT NULL
            AND standing IN (\(Standing.effectiveCodes))
            ORDER BY number
            """,
            ["folder": .blob(folder.bytes)], LogRow.init)
    }

    /// Makes all that is derived of a folder again from its log.
    func foldAnew(_ folder: FolderID) throws {
        try clearDerived(folder)
        try settle(folder)
    }

    func clearDerived(_ folder: FolderID) throws {
        for table in derivedTables + schema.types.map(\.name) {
            try db.run(
                "DELETE FROM \"\(table)\" WHERE folder = :folder", ["folder": .blob(folder.bytes)])
        }
        try db.run(
            "UPDATE change SET counts = 0, parents = NULL WHERE folder = :folder",
            ["folder": .blob(folder.bytes)])
    }
}
