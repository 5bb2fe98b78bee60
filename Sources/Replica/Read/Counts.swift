internal import Merge
internal import SQLite
public import SyncProtocol

/// What has arrived at the office and what has not.
public struct Counts: Hashable, Sendable {
    public let waiting: Int64
    public let lacking: Int64
    /// From bundles, and the hub has not spoken yet.
    public let unconfirmed: Int64
    public let held: Int64
    /// Own changes to which someone said no; their words are still here.
    public let rejected: Int64
    public let conflicts: Int64
    public let arriving: Int64
    public let parked: Int64
    public let ineffective: Int64
    public let lastContact: Int64?
    /// Up to where the hub's feed was read; nil before the first time.
    public let feedPosition: Int64?
    public let clockOffset: Int64
}

extension Replica {
    /// Asked again and again by screens: each number comes from an index that only has what it counts.
    public func counts() throws -> Counts {
        func count(_ sql: String) throws -> Int64 { try db.count("SELECT count(*) FROM " + sql) }
        func standing(_ standing: Standing) throws -> Int64 {
            try count(
                "change WHERE standing = \(standing.rawValue) AND \(Standing.isUnsettled)")
        }
        let contact = try db.first("SELECT last_contact FROM link") { $0.optionalInteger(0) }
        return Counts(
            waiting: try standing(.waiting) + desk.writer().onPile, lacking: try standing(.lacking),
            unconfirmed: try standing(.unconfirmed), held: try standing(.held),
            rejected: try countRejected(),
            conflicts: try count("conflict") + countPlaceConflicts(),
            arriving: try count("folder WHERE state = \(FolderState.arriving.rawValue)"),
            parked: try countParked(),
            ineffective: try db.count(
                "SELECT total(ineffective) FROM change WHERE ineffective > 0"),
            lastContact: contact ?? nil, feedPosition: try cursor()?.position,
            clockOffset: try db.count("SELECT clock_offset FROM link"))
    }

    /// Of what waits, that in folders of one kind.
    public func waiting(of kind: FolderKind) throws -> Int64 {
        func count(_ condition: String) throws -> Int64 {
            try db.count(
                """
                SELECT count(*)
                FROM change
                CROSS JOIN folder
                WHERE folder.folder = change.folder AND \(condition) AND folder.kind = :kind
                """, ["kind": .text(kind.name)])
        }
        let filed = try count("standing = \(Standing.waiting.rawValue) AND \(Standing.isUnsettled)")
        guard let pile = try pile.names().last?.number else { return filed }
        return try filed + count("number >= \(pile.rawValue)")
    }

    private func countRejected() throws -> Int64 {
        try db.count(
            """
            SELECT count(*)
            FROM change
            WHERE standing IN (\(Standing.rejected.rawValue), \(Standing.refused.rawValue))
            AND \(Standing.isUnsettled)
            AND site IN (SELECT site FROM site)
            AND NOT EXISTS (
                SELECT 1
                FROM set_aside
                WHERE set_aside.name = change.name AND set_aside.standing = change.standing
            )
            """)
    }

    private func countPlaceConflicts() throws -> Int64 {
        try db.count(
            """
            SELECT count(*)
            FROM (
                SELECT 1
                FROM place
                GROUP BY folder
                HAVING count(*) > 1 AND count(DISTINCT place) > 1
            )
            """)
    }

    static let parkedQuery = """
        SELECT count(*)
        FROM change INDEXED BY change_parked
        CROSS JOIN folder
        WHERE folder.folder = change.folder
        AND counts = 0
        AND standing IN (\(Standing.accepted.rawValue), \(Standing.unconfirmed.rawValue))
        AND folder.state = \(FolderState.here.rawValue)
        """

    /// From the few changes that do not count to their folders, and not the other way.
    private func countParked() throws -> Int64 {
        try db.count(Self.parkedQuery)
    }
}
