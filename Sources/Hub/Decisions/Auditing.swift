internal import SQLite
internal import SyncProtocol

// `controleer`: everything that can be recomputed is recomputed.

extension Hub {
    /// What differs from what it should be; an empty list is a clean hub.
    public func audit() throws -> [String] {
        var damages = try db.all("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
        try damages += auditFeed()
        try damages += auditChanges()
        try damages += auditChains()
        return damages
    }

    private func auditFeed() throws -> [String] {
        var damages: [String] = []
        var hash = FeedHash.start
        var position: Int64 = 0
        try db.forEach("SELECT position, entry, hash FROM feed ORDER BY position") { row in
            position += 1
            hash = hash.followed(by: row.blob(1))
            if row.integer(0) != position || row.blob(2) != hash.bytes {
                damages.append("feed entry \(row.integer(0)) does not follow what is before it")
                hash = FeedHash(row.blob(2)) ?? hash
                position = row.integer(0)
            }
        }
        return damages
    }

    private func auditChanges() throws -> [String] {
        let changes = try db.all(
            "SELECT \(StoredChange.columns) FROM change ORDER BY number", [:], StoredChange.init)
        var damages: [String] = []
        for change in changes {
            if ChangeName(of: change.header.encoded) != change.name {
                damages.append("change \(change.name) has another header")
            }
            if let body = change.body, change.standing != .refused,
                Commitment(of: body) != change.header.commitment
            {
                damages.append("change \(change.name) has another body")
            }
            guard change.standing == .accepted else { continue }
            for parent in change.header.parents
            where try stored(everNamed: parent)?.standing != .accepted {
                damages.append("change \(change.name) stands on what is not accepted")
            }
        }
        return damages
    }

    private func auditChains() throws -> [String] {
        var damages: [String] = []
        var end: (site: SiteID, point: SitePoint)?
        try db.forEach(
            "SELECT site, sequence, name, hash FROM chain WHERE hash IS NOT NULL ORDER BY 1, 2"
        ) { row in
            let site = SiteID(row.blob(0))!
            let before = end?.site == site ? end!.point : .start(of: site)
            let next = SitePoint(
                sequence: before.sequence + 1,
                hash: before.hash.followed(by: ChangeName(row.blob(2))!))
            if row.integer(1) != next.sequence || row.blob(3) != next.hash.bytes {
                damages.append("site \(site) breaks at \(row.integer(1))")
            }
            end = (site, next)
        }
        return damages
    }
}
