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
    private let pile: Pile
    /// Whether any change ever had another name; asked once in a transaction.
    private var hasAliases: Bool?
    /// Whether nothing lies on the pile, for as long as the transaction lasts.
    private var isPileEmpty = false
    /// The number of the next change, where it is not simply the last one's and one more.
    private var nextNumber: LogNumber?

    init(_ db: borrowing Connection, _ pile: Pile) throws(SQLiteError) {
        self.pile = pile
        appending = try db.prepare(
            """
            INSERT INTO change (
                name_start, name, folder, site, sequence, header, standing, receipt, parents,
                counts, chain, number, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        finding = try db.prepare(
            """
            SELECT number, folder, counts
            FROM change
            WHERE name_start = ? AND name = ? AND \(Standing.isFiled)
            """)
        extending = try db.prepare(
            "INSERT INTO own (site, sequence, name, chain) VALUES (?, ?, ?, ?)")
        renamed = try db.prepare("SELECT name FROM alias WHERE former = ?")
        anyAlias = try db.prepare("SELECT 1 FROM alias LIMIT 1")
    }

    /// What was found in one transaction may not hold in the next: other programs write the same file.
    func forget() {
        hasAliases = nil
        isPileEmpty = false
        nextNumber = nil
    }

    /// Nothing lies on the pile until the transaction ends, or something is put there.
    func notePileIsEmpty() { isPileEmpty = true }

    /// Each change gets a number above all revisions, so that its folder is seen to be touched.
    func number(above revision: Int64) { nextNumber = LogNumber(revision + 1) }

    /// A change of the log got such a number.
    func numberOnward() { nextNumber = nil }

    /// Puts a change at the end of the log; it counts if its parents are given. With the running hash
    /// of its site it is put on the pile.
    func append(
        _ change: Change, standing: Standing, receipt: Receipt?, parents: [LogNumber]?,
        chain: SiteHash? = nil
    ) throws(SQLiteError) -> LogNumber {
        if chain != nil { isPileEmpty = false }
        let header = change.header
        try appending.bind(Int64(bitPattern: change.name.leadingWord), at: 1)
        try appending.bind(words: change.name.words, at: 2)
        try appending.bind(words: header.folder.words, at: 3)
        try appending.bind(words: header.site.words, at: 4)
        try appending.bind(header.sequence, at: 5)
        try appending.bind(change.headerBytes, at: 6)
        try appending.bind(chain == nil ? standing.rawValue : Standing.onPile, at: 7)
        try appending.bind(.blob(orNull: receipt?.bytes), at: 8)
        try appending.bind(.blob(orNull: parents.map(encodedNumbers)), at: 9)
        try appending.bind(parents == nil ? 0 : 1, at: 10)
        if let chain {
            try appending.bind(words: chain.words, at: 11)
        } else {
            try appending.bindNull(at: 11)
        }
        try appending.bind(.integer(orNull: nextNumber?.rawValue), at: 12)
        nextNumber = nil
        if let body = change.body {
            try appending.withBytes(body.span.bytes, at: 13) { () throws(SQLiteError) in
                try appending.run()
            }
        } else {
            try appending.bindNull(at: 13)
            try appending.run()
        }
        return LogNumber(appending.lastInsertedRow)
    }

    /// The change by any name that it ever had.
    func find(everNamed name: ChangeName) throws(SQLiteError) -> Known? {
        var name = name
        while true {
            if let known = try find(name) { return known }
            if !isPileEmpty, let known = try pile.find(name) { return known }
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
