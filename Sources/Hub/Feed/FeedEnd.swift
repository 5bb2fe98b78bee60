internal import SQLite
internal import SyncProtocol

/// The end of the feed within one transaction: it is read from the table, so that several processes
/// can write one after another.
struct FeedEnd {
    private let hub: Hub
    private(set) var position: Int64
    private(set) var hash: FeedHash

    init(_ hub: Hub) throws {
        self.hub = hub
        let last = try hub.db.first(
            "SELECT position, hash FROM feed ORDER BY position DESC LIMIT 1"
        ) { ($0.integer(0), FeedHash($0.blob(1))!) }
        position = last?.0 ?? 0
        hash = last?.1 ?? .start
    }

    /// Without reading it again, where nobody else can have moved it.
    init(known hub: Hub) throws {
        self = try hub.round.known.feedEnd.map { FeedEnd(hub, at: $0) } ?? FeedEnd(hub)
    }

    private init(_ hub: Hub, at known: (position: Int64, hash: FeedHash)) {
        self.hub = hub
        (position, hash) = known
    }

    /// An accepted change is on the feed by the number of its row; the hash covers its name.
    mutating func append(change number: Int64, named name: ChangeName) throws {
        try follow(StoredEntry.change(name).encoded, change: number, entry: nil)
    }

    mutating func append(_ entry: StoredEntry) throws {
        let bytes = entry.encoded
        try follow(bytes, change: nil, entry: bytes)
    }

    private mutating func follow(_ bytes: [UInt8], change: Int64?, entry: [UInt8]?) throws {
        position += 1
        hash = hash.followed(by: bytes)
        let statement = try hub.db.prepare(
            """
            INSERT INTO feed (position, change, entry, hash)
            VALUES (:position, :change, :entry, :hash)
            """)
        try statement.bind(position, at: 1)
        if let change { try statement.bind(change, at: 2) }
        if let entry { try statement.bind(entry, at: 3) }
        try statement.bind(words: hash.words, at: 4)
        try statement.run()
    }
}
