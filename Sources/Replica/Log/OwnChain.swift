internal import SQLite
internal import SyncProtocol

// The order in which this replica made its changes, with the running hash of its site.

extension Replica {
    /// The running hash of a site after one of its changes; nil where it has none of that number.
    func ownPoint(of site: SiteID, at sequence: Int64) throws -> SitePoint? {
        if sequence == 0 { return .start(of: site) }
        return try db.first(
            "SELECT sequence, chain FROM own WHERE site = :site AND sequence = :sequence",
            ["site": .blob(site.bytes), "sequence": .integer(sequence)], sitePoint)
    }

    /// Appends to the chain, and returns its new end.
    @discardableResult
    func extendOwn(
        _ site: SiteID, _ end: SitePoint, with name: ChangeName
    ) throws -> SitePoint {
        let next = SitePoint(sequence: end.sequence + 1, hash: end.hash.followed(by: name))
        try log.extend(site, to: next, by: name)
        return next
    }

    /// Mostly the first in the log is the first that was made; one that its folder took along to the log's
    /// end may come later than it was made, and then the hub tells the gap.
    static let firstWaitingQuery = """
        SELECT min(sequence)
        FROM (
            SELECT own.sequence
            FROM change
            JOIN own
            ON own.site = change.site
            AND own.sequence = change.sequence
            AND own.name = change.name
            WHERE standing = :waiting AND \(Standing.isUnsettled)
            AND own.site = :site
            ORDER BY number
            LIMIT \(Limits.changesPerPush)
        )
        """

    /// The first own change on which the hub has not spoken, of those that the next push may take.
    func firstWaiting(of site: SiteID) throws -> Int64? {
        try db.first(
            Self.firstWaitingQuery,
            ["waiting": .integer(Standing.waiting.rawValue), "site": .blob(site.bytes)]
        ) { $0.optionalInteger(0) } ?? nil
    }

    /// Own changes in order after a point, each as it was first named; as many as one push takes.
    func ownChanges(of site: SiteID, after sequence: Int64) throws -> [OwnChange] {
        let names = try db.all(
            """
            SELECT name
            FROM own
            WHERE site = :site AND sequence > :sequence
            ORDER BY sequence
            LIMIT \(Limits.changesPerPush)
            """,
            ["site": .blob(site.bytes), "sequence": .integer(sequence)]
        ) { ChangeName($0.blob(0))! }
        var changes: [OwnChange] = []
        var bytes = 0
        for name in names {
            guard let change = try ownChange(name) else { break }
            bytes += change.change.byteCount
            guard changes.isEmpty || bytes <= Limits.pageBytes else { break }
            changes.append(change)
        }
        return changes
    }

    private func ownChange(_ name: ChangeName) throws -> OwnChange? {
        guard let row = try row(everNamed: name) else { return nil }
        let headers = row.header.formerHeaders + [row.header]
        guard let header = headers.first(where: { $0.name == name }) else { return nil }
        return OwnChange(change: Change(header: header, body: row.body), receipt: row.receipt)
    }
}

/// A change to be sent, with the proof that it was once accepted.
struct OwnChange {
    let change: Change
    let receipt: Receipt?

    /// The proofs of those changes on which no other one with a proof stands; they cover the rest.
    static func proofs(of changes: [OwnChange]) -> [Proof] {
        let seen = Set(changes.flatMap { $0.receipt == nil ? [] : $0.change.header.parents })
        return changes.compactMap { own in
            guard let receipt = own.receipt, !seen.contains(own.change.name) else { return nil }
            return Proof(name: own.change.name, receipt: receipt)
        }
    }
}

private func sitePoint(_ row: Row) -> SitePoint {
    SitePoint(sequence: row.integer(0), hash: SiteHash(row.blob(1))!)
}
