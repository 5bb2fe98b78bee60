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

    @discardableResult
    mutating func append(_ entry: StoredEntry) throws -> Int64 {
        let bytes = entry.encoded
        position += 1
        hash = hash.followed(by: bytes)
        try hub.db.run(
            "INSERT INTO feed (position, entry, hash) VALUES (:position, :entry, :hash)",
            [
                "position": .integer(position), "entry": .blob(bytes), "hash": .blob(hash.bytes),
            ])
        return position
    }
}
