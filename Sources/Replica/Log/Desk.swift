internal import Merge
internal import SQLite
internal import SyncProtocol

/// What a save asks before it writes: who writes as which site, and how its folder stands.
///
/// Its statements are kept at hand for as long as the file is open.
final class Desk {
    /// Who writes, and where his site ended.
    struct Writer {
        let user: UserID?
        let site: SiteID
        let clockOffset: Int64
        let end: SitePoint
        /// How many of his saves lie on the pile.
        let onPile: Int64
    }

    /// What every number in the log and every revision is below, or at.
    struct Clock {
        let revision: Int64
        let number: Int64

        var now: Int64 { max(revision, number) }
    }

    /// What is known of a folder before it is folded on.
    struct Opening {
        let heads: [Folding.Head]
        let hasDeleted: Bool
        let hasConflicts: Bool
        let hasParked: Bool
    }

    private let pile: Pile
    private let writing: Statement
    private let marks: Statement
    private let lastCounting: Statement
    private let heads: Statement
    private let removing: Statement
    private let adding: Statement
    private let revising: Statement
    private let ticking: Statement

    init(_ db: borrowing Connection, _ pile: Pile) throws(SQLiteError) {
        self.pile = pile
        writing = try db.prepare(
            """
            SELECT link.user, link.clock_offset, here.site, own.sequence, own.chain
            FROM link
            JOIN site AS here
            ON here.life = (SELECT max(life) FROM site WHERE agreed = 1)
            LEFT JOIN own
            ON own.site = here.site
            AND own.sequence = (SELECT max(sequence) FROM own WHERE own.site = here.site)
            """)
        marks = try db.prepare(
            """
            SELECT
                EXISTS (SELECT 1 FROM deleted WHERE folder = ?1),
                EXISTS (SELECT 1 FROM conflict WHERE folder = ?1),
                EXISTS (SELECT 1 FROM change WHERE folder = ?1 AND counts = 0)
            """)
        lastCounting = try db.prepare(
            """
            SELECT number, name
            FROM change
            WHERE folder = ? AND counts = 1
            ORDER BY number DESC
            LIMIT 1
            """)
        heads = try db.prepare(
            """
            SELECT change.number, change.name
            FROM head
            JOIN change USING (number)
            WHERE head.folder = ?
            ORDER BY change.number
            """)
        removing = try db.prepare("DELETE FROM head WHERE folder = ? AND number = ?")
        adding = try db.prepare("INSERT INTO head (folder, number) VALUES (?, ?)")
        revising = try db.prepare("UPDATE folder SET revision = ? WHERE folder = ?")
        ticking = try db.prepare(
            "SELECT (SELECT max(revision) FROM folder), (SELECT max(number) FROM change)")
    }

    func writer() throws(SQLiteError) -> Writer {
        defer { writing.reset() }
        guard try writing.step() else { preconditionFailure("a replica has a link and a site") }
        let row = writing.row
        let site = SiteID(row.blob(2))!
        let filed =
            row.isNull(3)
            ? SitePoint.start(of: site)
            : SitePoint(sequence: row.integer(3), hash: SiteHash(row.blob(4))!)
        let end = try pile.end() ?? filed
        return Writer(
            user: row.optionalBlob(0).flatMap { UserID($0) }, site: site,
            clockOffset: row.integer(1), end: end, onPile: end.sequence - filed.sequence)
    }

    func open(_ folder: FolderID) throws(SQLiteError) -> Opening {
        defer { marks.reset() }
        try marks.bind(words: folder.words, at: 1)
        _ = try marks.step()
        return Opening(
            heads: try heads(of: folder), hasDeleted: marks.row.integer(0) == 1,
            hasConflicts: marks.row.integer(1) == 1, hasParked: marks.row.integer(2) == 1)
    }

    /// By number: those that are listed, or the one that is the last change that counts.
    func heads(of folder: FolderID) throws(SQLiteError) -> [Folding.Head] {
        defer {
            heads.reset()
            lastCounting.reset()
        }
        try heads.bind(words: folder.words, at: 1)
        var found: [Folding.Head] = []
        while try heads.step() { found.append(head(heads.row)) }
        guard found.isEmpty else { return found }
        try lastCounting.bind(words: folder.words, at: 1)
        return try lastCounting.step() ? [head(lastCounting.row)] : []
    }

    private func head(_ row: Row) -> Folding.Head {
        let name: SIMD4<UInt64> = row.words(1)!
        return Folding.Head(number: LogNumber(row.integer(0)), name: ChangeName(words: name))
    }

    func removeHead(_ number: LogNumber, of folder: FolderID) throws(SQLiteError) {
        try removing.bind(words: folder.words, at: 1)
        try removing.bind(number.rawValue, at: 2)
        try removing.run()
    }

    func revise(_ folder: FolderID, _ revision: Int64) throws(SQLiteError) {
        try revising.bind(revision, at: 1)
        try revising.bind(words: folder.words, at: 2)
        try revising.run()
    }

    func clock() throws(SQLiteError) -> Clock {
        defer { ticking.reset() }
        _ = try ticking.step()
        return Clock(revision: ticking.row.integer(0), number: ticking.row.integer(1))
    }

    func addHead(_ number: LogNumber, of folder: FolderID) throws(SQLiteError) {
        try adding.bind(words: folder.words, at: 1)
        try adding.bind(number.rawValue, at: 2)
        try adding.run()
    }
}
