internal import Merge
internal import SQLite
internal import SyncProtocol

/// What runs for every change: its statements are kept at hand for as long as the file is open.
final class LogWriter {
    /// A change of the log, as far as those that stand on it must know.
    struct Known {
        let number: LogNumber
        let folder: FolderID
        let counts: Bool
    }

    private let appending: Statement
    private let finding: Statement
    private let extending: Statement
    private let renamed: Statement
    private let anyAlias: Statement
    /// Whether any change ever had another name; asked once in a transaction.
    private var hasAliases: Bool?

    init(_ db: borrowing Connection) throws(SQLiteError) {
        appending = try db.prepare(
            """
            INSERT INTO change (
                name_start, name, folder, site, sequence, header, standing, receipt, parents,
                counts, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        finding = try db.prepare(
            "SELECT number, folder, counts FROM change WHERE name_start = ? AND name = ?")
        extending = try db.prepare(
            "INSERT INTO own (site, sequence, name, chain) VALUES (?, ?, ?, ?)")
        renamed = try db.prepare("SELECT name FROM alias WHERE former = ?")
        anyAlias = try db.prepare("SELECT 1 FROM alias LIMIT 1")
    }

    /// What was found in one transaction may not hold in the next: other programs write the same file.
    func forget() { hasAliases = nil }

    /// Puts a change at the end of the log; it counts if its parents are given.
    func append(
        _ change: Change, standing: Standing, receipt: Receipt?, parents: [LogNumber]?
    ) throws(SQLiteError) -> LogNumber {
        let header = change.header
        try appending.bind(Int64(bitPattern: change.name.leadingWord), at: 1)
        try appending.bind(words: change.name.words, at: 2)
        try appending.bind(words: header.folder.words, at: 3)
        try appending.bind(words: header.site.words, at: 4)
        try appending.bind(header.sequence, at: 5)
        try appending.bind(change.headerBytes, at: 6)
        try appending.bind(standing.rawValue, at: 7)
        try appending.bind(.blob(orNull: receipt?.bytes), at: 8)
        try appending.bind(.blob(orNull: parents.map(encodedNumbers)), at: 9)
        try appending.bind(parents == nil ? 0 : 1, at: 10)
        if let body = change.body {
            try appending.withBytes(body.span.bytes, at: 11) { () throws(SQLiteError) in
                try appending.run()
            }
        } else {
            try appending.bindNull(at: 11)
            try appending.run()
        }
        return LogNumber(appending.lastInsertedRow)
    }

    /// The change by any name that it ever had.
    func find(everNamed name: ChangeName) throws(SQLiteError) -> Known? {
        var name = name
        while true {
            if let known = try find(name) { return known }
            guard try mayBeRenamed(), let next = try laterName(of: name) else { return nil }
            name = next
        }
    }

    private func find(_ name: ChangeName) throws(SQLiteError) -> Known? {
        defer { finding.reset() }
        try finding.bind(Int64(bitPattern: name.leadingWord), at: 1)
        try finding.bind(words: name.words, at: 2)
        guard try finding.step() else { return nil }
        let row = finding.row
        let folder: SIMD2<UInt64> = row.words(1)!
        return Known(
            number: LogNumber(row.integer(0)), folder: FolderID(high: folder[0], low: folder[1]),
            counts: row.integer(2) == 1)
    }

    private func mayBeRenamed() throws(SQLiteError) -> Bool {
        if let hasAliases { return hasAliases }
        defer { anyAlias.reset() }
        let some = try anyAlias.step()
        hasAliases = some
        return some
    }

    func laterName(of former: ChangeName) throws(SQLiteError) -> ChangeName? {
        defer { renamed.reset() }
        try renamed.bind(words: former.words, at: 1)
        guard try renamed.step() else { return nil }
        let words: SIMD4<UInt64> = renamed.row.words(0)!
        return ChangeName(words: words)
    }

    /// The next own change of a site, with the running hash there.
    func extend(_ site: SiteID, to point: SitePoint, by name: ChangeName) throws(SQLiteError) {
        try extending.bind(words: site.words, at: 1)
        try extending.bind(point.sequence, at: 2)
        try extending.bind(words: name.words, at: 3)
        try extending.bind(words: point.hash.words, at: 4)
        try extending.run()
    }
}
