internal import SQLite
public import SyncProtocol

/// A change that waits for a person at the office, or for what it stands on.
public struct HeldChange: Sendable {
    public let name: ChangeName
    public let folder: FolderID
    public let author: UserID
    public let at: Int64
    public let received: Int64
    public let reason: HoldReason
    /// By a receipt: the hub lost it since, and waits for the rest of it.
    public let wasAccepted: Bool
}

// Held changes: a person releases or rejects them.

extension Hub {
    /// The oldest first.
    public func heldChanges() throws -> [HeldChange] {
        try db.all(
            """
            SELECT \(StoredChange.columns)
            FROM change
            WHERE standing = \(HubStanding.held.rawValue)
            ORDER BY number
            """, [:], StoredChange.init
        ).map { held in
            HeldChange(
                name: held.name, folder: held.header.folder, author: held.header.author,
                at: held.header.at, received: held.received,
                reason: HoldReason(rawValue: UInt64(held.judged.reason ?? 0)) ?? .noRight,
                wasAccepted: held.judged.isProven)
        }
    }

    /// The words that wait for a decision.
    package func heldBodies() throws -> [[UInt8]] {
        try db.all(
            """
            SELECT body
            FROM change
            WHERE standing = \(HubStanding.held.rawValue) AND body IS NOT NULL
            ORDER BY number
            """
        ) { $0.blob(0) }
    }

    func heldCount() throws -> Int64 {
        try db.count(
            "SELECT count(*) FROM change WHERE standing = \(HubStanding.held.rawValue)")
    }

    /// Puts a held change on the feed, with the held ones on which it stands.
    public func release(_ name: ChangeName) throws {
        try db.transaction {
            for change in try heldAncestry(of: name) { try decideWithin(.release(change)) }
        }
    }

    /// Says no; what stands on it is rejected with it, and its author gets the words back.
    /// What was accepted stays accepted: meanwhile, or before the hub lost it. Then its author has
    /// forgotten the words perhaps, and the devices that hold them bring them back.
    public func reject(_ name: ChangeName, words: String) throws {
        try db.transaction {
            guard try judged(everNamed: name)?.standing != .accepted else { return }
            guard try judged(everNamed: name)?.isProven != true else { return }
            let short = String(words.prefix(Limits.reasonBytes / 4))
            try decideWithin(.reject(name, words: short))
        }
    }

    /// The change and its held ancestors, ancestors first.
    private func heldAncestry(of name: ChangeName) throws -> [ChangeName] {
        var ancestry: [ChangeName] = []
        var queue = [name]
        while let next = queue.popLast() {
            guard let change = try stored(everNamed: next),
                change.judged.standing == .held, !ancestry.contains(change.name)
            else { continue }
            ancestry.append(change.name)
            queue += change.header.parents
        }
        return ancestry.reversed()
    }

    func carryOutRelease(of name: ChangeName) throws {
        try remember(name, released: true, words: "")
        try judgeAgain(name)
    }

    func carryOutRejection(of name: ChangeName, _ words: String) throws {
        try remember(name, released: false, words: words)
        try judgeAgain(name)
    }

    private func judgeAgain(_ name: ChangeName) throws {
        guard let change = try judged(everNamed: name), change.standing == .held else { return }
        var accepting = try Accepting(self)
        try accepting.judgeAgain(change.number)
        accepting.finish()
    }

    private func remember(_ name: ChangeName, released: Bool, words: String) throws {
        try db.run(
            """
            INSERT OR REPLACE INTO decision (name, released, words)
            VALUES (:name, :released, :words)
            """,
            [
                "name": .blob(name.bytes), "released": .integer(released ? 1 : 0),
                "words": .text(words),
            ])
    }

    /// True for released, the words for rejected, nil where nobody decided.
    func decision(on change: Change) throws -> Result<Void, Rejection>? {
        guard try hasDecisions() else { return nil }
        for name in [change.name] + change.header.formerHeaders.map(\.name) {
            let statement = try db.prepare(
                "SELECT released, words FROM decision WHERE name = :name")
            try statement.bind(words: name.words, at: 1)
            guard try statement.step() else { continue }
            let row = statement.row
            return row.integer(0) == 1 ? .success(()) : .failure(Rejection(words: row.text(1)))
        }
        return nil
    }
}

/// A person's no, in his words.
struct Rejection: Error {
    let words: String
}
