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
    }

    /// What is known of a folder before it is folded on.
    struct Opening {
        let heads: [Folding.Head]
        let hasDeleted: Bool
        let hasConflicts: Bool
        let hasParked: Bool
    }

    private let writing: Statement
    private let marks: Statement
    private let heads: Statement
    private let removing: Statement
    private let adding: Statement
    private let revising: Statement

    init(_ db: borrowing Connection) throws(SQLiteError) {
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
        revising = try db.prepare(
            """
            UPDATE folder
            SET revision = (SELECT max(revision) FROM folder) + 1
            WHERE folder = ?
            """)
    }

    func writer() throws(SQLiteError) -> Writer {
        defer { writing.reset() }
        guard try writing.step() else { preconditionFailure("a replica has a link and a site") }
        let row = writing.row
        let site = SiteID(row.blob(2))!
        let end =
            row.isNull(3)
            ? SitePoint.start(of: site)
            : SitePoint(sequence: row.integer(3), hash: SiteHash(row.blob(4))!)
        return Writer(
            user: row.optionalBlob(0).flatMap { UserID($0) }, site: site,
            clockOffset: row.integer(1), end: end)
    }

    func open(_ folder: FolderID) throws(SQLiteError) -> Opening {
        defer { marks.reset() }
        try marks.bind(words: folder.words, at: 1)
        _ = try marks.step()
        return Opening(
            heads: try heads(of: folder), hasDeleted: marks.row.integer(0) == 1,
            hasConflicts: marks.row.integer(1) == 1, hasParked: marks.row.integer(2) == 1)
    }

    private func heads(of folder: FolderID) throws(SQLiteError) -> [Folding.Head] {
        defer { heads.reset() }
        try heads.bind(words: folder.words, at: 1)
        var found: [Folding.Head] = []
        while try heads.step() {
            let name: SIMD4<UInt64> = heads.row.words(1)!
            found.append(
                Folding.Head(
                    number: LogNumber(heads.row.integer(0)), name: ChangeName(words: name)))
        }
        return found
    }

    func removeHead(_ number: LogNumber, of folder: FolderID) throws(SQLiteError) {
        try removing.bind(words: folder.words, at: 1)
        try removing.bind(number.rawValue, at: 2)
        try removing.run()
    }

    /// The folder is now the one that was touched last.
    func revise(_ folder: FolderID) throws(SQLiteError) {
        try revising.bind(words: folder.words, at: 1)
        try revising.run()
    }

    func addHead(_ number: LogNumber, of folder: FolderID) throws(SQLiteError) {
        try adding.bind(words: folder.words, at: 1)
        try adding.bind(number.rawValue, at: 2)
        try adding.run()
    }
}
