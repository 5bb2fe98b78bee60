internal import SQLite
internal import SyncProtocol

/// How far a conversation with the hub is: what is known, and nothing guessed.
public struct SyncProgress: Hashable, Sendable {
    public enum Work: Hashable, Sendable {
        case comparing
        case reading
        case offering
        case pushing
        case following
    }

    /// Of a push the outbox tells the total, of a reading the comparison, of the feed its end.
    public struct Amount: Hashable, Sendable {
        public internal(set) var done: Int64 = 0
        /// Nil where nobody told.
        public internal(set) var total: Int64?
    }

    public private(set) var work = Work.comparing
    /// Of the feed these are entries, seen or not.
    public private(set) var changes = Amount()
    /// Of headers and bodies; the total is only known of what goes out.
    public private(set) var bytes = Amount()

    public init() {}

    private init(_ work: Work, changes: Amount = Amount(), bytes: Amount = Amount()) {
        self.work = work
        self.changes = changes
        self.bytes = bytes
    }

    mutating func begin(_ work: Work) {
        guard work != self.work else { return }
        self = SyncProgress(work)
    }

    /// What is in the outbox now, or is to be offered, is all that there is to do.
    mutating func begin(_ work: Work, with standing: Standing, _ replica: Replica) throws {
        guard work != self.work || changes.done == changes.total else { return }
        let (count, size) = try replica.amount(of: standing)
        self = SyncProgress(
            work, changes: Amount(total: count), bytes: Amount(total: size))
    }

    mutating func beginReading(_ total: Int64?) {
        self = SyncProgress(.reading, changes: Amount(total: total))
    }

    mutating func pass(_ changes: [Change]) {
        self.changes.done += Int64(changes.count)
        bytes.done += Int64(changes.reduce(0) { $0 + $1.byteCount })
        self.changes.correct()
        bytes.correct()
    }

    mutating func follow(_ page: FeedPage, from position: Int64) {
        guard let end = page.end else { return }
        changes.done += max(0, page.cursor.position - position)
        changes.total = changes.done + max(0, end - page.cursor.position)
    }
}

extension SyncProgress.Amount {
    /// What came in meanwhile is done as well: then the total was too small, and is not known.
    fileprivate mutating func correct() {
        if let total, done > total { self.total = nil }
    }
}

extension Replica {
    /// How many changes stand so, and the bytes of their headers and bodies.
    fileprivate func amount(of standing: Standing) throws -> (changes: Int64, bytes: Int64) {
        try db.first(
            """
            SELECT count(*), CAST(total(length(header) + ifnull(length(body), 0)) AS INTEGER)
            FROM change
            WHERE standing = :standing AND \(Standing.isUnsettled)
            """, ["standing": .integer(standing.rawValue)]
        ) { ($0.integer(0), $0.integer(1)) }!
    }
}
