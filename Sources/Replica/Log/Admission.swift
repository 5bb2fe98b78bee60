internal import Merge
internal import SQLite
internal import SyncProtocol

// Which changes of a folder count: the effective ones with a body, all of whose parents count.

extension Replica {
    func hasHeads(_ folder: FolderID) throws -> Bool {
        try db.count(
            "SELECT EXISTS (SELECT 1 FROM change WHERE folder = :folder AND counts = 1)",
            ["folder": .blob(folder.bytes)]) == 1
    }

    /// The history of a folder as far as it counts, or as it was before a change.
    func graph(of folder: FolderID, before end: LogNumber? = nil) throws -> EventGraph {
        var graph = EventGraph()
        let rows = try db.all(
            """
            SELECT number, parents
            FROM change
            WHERE folder = :folder AND counts = 1 AND (:end IS NULL OR number < :end)
            ORDER BY number
            """,
            ["folder": .blob(folder.bytes), "end": .integer(orNull: end?.rawValue)]
        ) { (LogNumber($0.integer(0)), decodedNumbers($0.blob(1))) }
        for (number, parents) in rows { graph.insert(number, parents: parents) }
        return graph
    }

    /// Lets all count that can; what came before its parents stays parked, in the log, until they come.
    func settle(_ folder: FolderID) throws {
        var folding = try Folding(folder, in: self)
        var progress = folding.hasParked
        while progress {
            progress = false
            var last = LogNumber(0)
            while let rows = try uncounted(in: folder, after: last), let end = rows.last {
                last = end.number
                for row in rows where try folding.admit(row) { progress = true }
                try folding.flushIfLarge()
            }
        }
        try folding.flush()
    }

    /// Enough to be quick, and few enough to be held at once.
    private static let rowsAtOnce = 200

    private func uncounted(in folder: FolderID, after number: LogNumber) throws -> [LogRow]? {
        let rows = try db.all(
            """
            SELECT \(LogRow.columns)
            FROM change
            WHERE folder = :folder
            AND counts = 0
            AND body IS NOT NULL
            AND standing IN (\(Standing.effectiveCodes))
            AND number > :last
            ORDER BY number
            LIMIT \(Self.rowsAtOnce)
            """,
            ["folder": .blob(folder.bytes), "last": .integer(number.rawValue)], LogRow.init)
        return rows.isEmpty ? nil : rows
    }

    /// Makes all that is derived of a folder again from its log.
    func foldAnew(_ folder: FolderID) throws {
        try clearDerived(folder)
        try settle(folder)
    }

    func clearDerived(_ folder: FolderID) throws {
        try touchSearch(allIn: folder)
        touched.noteAll(of: folder)
        advanced.remove(folder)
        for table in derivedTables + schema.types.map(\.name) {
            try db.run(
                "DELETE FROM \"\(table)\" WHERE folder = :folder", ["folder": .blob(folder.bytes)])
        }
        try db.run(
            "UPDATE change SET counts = 0, parents = NULL WHERE folder = :folder",
            ["folder": .blob(folder.bytes)])
    }
}
