internal import Merge
internal import SQLite
internal import SyncProtocol

/// The last own saves of the log, before they are filed.
///
/// What is found by name, and in the order of its making, has a place in two indexes of its own, and each
/// of them costs a save as much as the row itself. So a save is put on the pile: at the end of the log,
/// with the running hash of its site beside it. Many are filed at once: before anything else than a
/// save is written, before the hub is spoken to, and when the pile is high. So the pile is always the
/// end of the log, all of one site and in its order, and few enough to be looked through.
final class Pile {
    /// Looked through in some ten microseconds.
    static let most = 100

    private let last: Statement
    private let walking: Statement

    init(_ db: borrowing Connection) throws(SQLiteError) {
        last = try db.prepare(
            "SELECT standing, sequence, chain FROM change ORDER BY number DESC LIMIT 1")
        walking = try db.prepare(
            """
            SELECT number, standing, name, folder, counts
            FROM change
            ORDER BY number DESC
            """)
    }

    /// The last change on it, with the running hash of its site; nil where it is empty.
    func end() throws(SQLiteError) -> SitePoint? {
        defer { last.reset() }
        guard try last.step(), last.row.integer(0) == Standing.onPile else { return nil }
        return SitePoint(sequence: last.row.integer(1), hash: SiteHash(last.row.blob(2))!)
    }

    func find(_ name: ChangeName) throws(SQLiteError) -> LogWriter.Known? {
        var found: LogWriter.Known?
        try walk { number, other, row in
            if other == name { found = LogWriter.Known(number, row) }
            return found == nil
        }
        return found
    }

    /// What lies on it, the last coming first.
    func names() throws(SQLiteError) -> [(number: LogNumber, name: ChangeName)] {
        var names: [(LogNumber, ChangeName)] = []
        try walk { number, name, _ in
            names.append((number, name))
            return true
        }
        return names
    }

    /// From the top, while the visit returns true.
    private func walk(_ visit: (LogNumber, ChangeName, Row) -> Bool) throws(SQLiteError) {
        defer { walking.reset() }
        while try walking.step(), walking.row.integer(1) == Standing.onPile {
            let name: SIMD4<UInt64> = walking.row.words(2)!
            let number = LogNumber(walking.row.integer(0))
            guard visit(number, ChangeName(words: name), walking.row) else { return }
        }
    }
}

extension LogWriter.Known {
    fileprivate init(_ number: LogNumber, _ row: Row) {
        let folder: SIMD2<UInt64> = row.words(3)!
        self.init(
            number: number, folder: FolderID(high: folder[0], low: folder[1]),
            counts: row.integer(4) == 1)
    }
}

extension Replica {
    /// Files what lies on the pile, if anything does, before the hub is spoken to.
    func fileAll() throws {
        if try pile.end() != nil { try transaction {} }
    }

    /// Within a transaction.
    func file() throws {
        defer { log.notePileIsEmpty() }
        guard try pile.end() != nil, let first = try pile.names().last?.number else { return }
        let from = SQLValue.integer(first.rawValue)
        try db.run(
            """
            INSERT INTO own (site, sequence, name, chain)
            SELECT site, sequence, name, chain
            FROM change
            WHERE number >= :first
            ORDER BY number
            """, ["first": from])
        try db.run(
            "UPDATE change SET standing = :waiting, chain = NULL WHERE number >= :first",
            ["waiting": .integer(Standing.waiting.rawValue), "first": from])
    }
}
