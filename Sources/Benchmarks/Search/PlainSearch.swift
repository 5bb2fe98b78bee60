import Replica
import SyncProtocol

/// Every text of every record in one FTS5 table: accents folded, as the replica folds them.
struct PlainSearch {
    private let insertion: PlainStatement
    let search: PlainStatement

    /// As many as a screen shows.
    static let hits = 50

    init(on database: borrowing PlainDatabase) throws {
        try database.run(
            """
            CREATE VIRTUAL TABLE found USING fts5(
                words, folder UNINDEXED, id UNINDEXED,
                tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
            )
            """)
        insertion = try database.prepare("INSERT INTO found VALUES (?, ?, ?)")
        search = try database.prepare(
            """
            SELECT folder, id, snippet(found, 0, '', '', '…', 8)
            FROM found
            WHERE found MATCH ?
            ORDER BY rank
            LIMIT \(Self.hits)
            """)
    }

    func insert(_ record: MadeRecord, in folder: FolderID) throws {
        insertion.bind(1, record.words)
        insertion.bind(2, folder.hyphenated)
        insertion.bind(3, record.key.record.hyphenated)
        try insertion.run()
    }
}

extension MadeRecord {
    /// All its texts, as one.
    var words: String {
        values.compactMap { value in if case .text(let text) = value { text } else { nil } }
            .joined(separator: " ")
    }
}
