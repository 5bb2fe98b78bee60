internal import SQLite
public import SyncProtocol

/// The person who writes on this device, as the hub knows him.
public struct User: Hashable, Sendable {
    public let id: UserID
    public let name: String

    public init(id: UserID, name: String) {
        self.id = id
        self.name = name
    }
}

// What the replica remembers of its hub: one row.

extension Replica {
    public func user() throws -> User? {
        try db.first("SELECT user, user_name FROM link WHERE user IS NOT NULL") {
            User(id: UserID($0.blob(0))!, name: $0.text(1))
        }
    }

    func token() throws -> Token? {
        try db.first("SELECT token FROM link WHERE token IS NOT NULL") { Token($0.blob(0)) } ?? nil
    }

    func cursor() throws -> Cursor? {
        try db.first("SELECT cursor FROM link WHERE cursor IS NOT NULL") { Cursor($0.blob(0)) }
            ?? nil
    }

    /// Whether the hub knows the cursor, as far as this replica knows.
    func cursorFits() throws -> Bool { try db.count("SELECT cursor_fits FROM link") == 1 }

    func setCursor(_ cursor: Cursor) throws {
        try db.run(
            "UPDATE link SET cursor = :cursor, cursor_fits = 1", ["cursor": .blob(cursor.bytes)])
    }

    /// A week of this device's clock; one that jumped makes a comparison due as well.
    private static var comparisonAge: Int64 { 7 * 24 * 3_600_000 }

    /// Also without a cause now and then: a hub that was put back by hand may have lost what no
    /// cursor tells of.
    func comparisonIsDue() throws -> Bool {
        try db.count(
            """
            SELECT compare_due = 1 OR abs(:now - coalesce(compared_at, :now)) > :age
            FROM link
            """,
            ["now": .integer(clock.milliseconds), "age": .integer(Self.comparisonAge)]) == 1
    }

    func setComparisonDue(_ due: Bool) throws {
        try db.run("UPDATE link SET compare_due = :due", ["due": .integer(due ? 1 : 0)])
    }

    func noteComparison() throws {
        try db.run(
            "UPDATE link SET compared_at = :now", ["now": .integer(clock.milliseconds)])
    }

    /// The cursor does not belong to the hub's history: keep everything and compare.
    func doubtCursor() throws {
        try db.run("UPDATE link SET cursor_fits = 0, compare_due = 1")
    }

    func measureClock(hubTime: Int64, askedAt: Int64?) throws {
        let here = clock.milliseconds
        let believed = min(max(hubTime, here - Self.largestOffset), here + Self.largestOffset)
        let isFresh = here - (askedAt ?? here) <= Self.longestUnread
        try db.run(
            """
            UPDATE link
            SET clock_offset = coalesce(:offset, clock_offset), last_contact = :contact
            """,
            [
                "offset": isFresh ? .integer(believed - here) : .null,
                "contact": .integer(believed),
            ])
    }

    /// An answer that lay unread for longer, as in a laptop that slept, tells nothing of the clock.
    private static let longestUnread: Int64 = 60_000

    /// A hundred years: further off is no clock, and no stamp that can be computed with.
    private static let largestOffset: Int64 = 100 * 365 * 86_400_000

    /// Connects, or connects again: everything is kept, and compared.
    public func enrol(_ answer: EnrolmentAnswer) throws {
        try transaction {
            let hub = try hub()
            guard hub == nil || hub == answer.hub else { throw ReplicaError.otherHub }
            try db.run(
                """
                UPDATE link
                SET hub = :hub, token = :token, user = :user, user_name = :name, compare_due = 1
                """,
                [
                    "hub": .blob(answer.hub.bytes), "token": .blob(answer.token.bytes),
                    "user": .blob(answer.user.bytes), "name": .text(answer.userName),
                ])
            try setGrants(answer.grants)
        }
    }

    /// The hub that this replica was connected to first; it stays that one's.
    public func hub() throws -> HubID? {
        try db.first("SELECT hub FROM link WHERE hub IS NOT NULL") { HubID($0.blob(0))! }
    }

    func setGrants(_ grants: [Grant]) throws {
        try db.run("DELETE FROM granted")
        for grant in grants {
            try db.run(
                "INSERT OR IGNORE INTO granted (role, scope) VALUES (:role, :scope)",
                ["role": .text(grant.role), "scope": .text(grant.scope.path)])
        }
    }

    /// What the user may hold, as the hub told when this device was connected or compared last.
    public func grants() throws -> [Grant] {
        try db.all("SELECT role, scope FROM granted ORDER BY role, scope") {
            Grant(role: $0.text(0), scope: Scope($0.text(1))!)
        }
    }
}
