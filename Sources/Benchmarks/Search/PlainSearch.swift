import Replica
import SyncProtocol

/// Every text of every record in one FTS5 table: accents folded, as the replica folds them.
struct PlainSearch: ~Copyable {
    let database: PlainDatabase
    private let insertion: PlainStatement

    /// As many as a screen shows.
    static let hits = 50

    init(_ path: String, _ durability: Durability = .none) throws {
        let database = try PlainDatabase.open(path, durability: durability)
        try database.run(
            """
            CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5(
                words, folder UNINDEXED, id UNINDEXED,
                tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
            )
            """)
        insertion = try database.prepare("INSERT INTO found VALUES (?, ?, ?)")
        self.database = database
    }

    func insert(_ record: MadeRecord, in folder: FolderID) throws {
        insertion.bind(1, record.words)
        insertion.bind(2, folder.hyphenated)
        insertion.bind(3, record.key.record.hyphenated)
        try insertion.run()
    }

    var search: PlainStatement {
        get throws {
            try database.prepare(
                """
                SELECT folder, id, snippet(found, 0, '', '', '…', 8)
                FROM found
                WHERE found MATCH ?
                ORDER BY rank
                LIMIT \(Self.hits)
                """)
        }
    }
}

extension MadeRecord {
    /// All its texts, as one.
    var words: String {
        values.compactMap { value in if case .text(let text) = value { text } else { nil } }
            .joined(separator: " ")
    }
}
