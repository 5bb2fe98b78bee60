internal import SQLite
internal import SyncProtocol

// `controleer`: everything that can be recomputed is recomputed.

extension Hub {
    /// What differs from what it should be; an empty list is a clean hub.
    public func audit() throws -> [String] {
        try db.transaction { try auditAll() }
    }

    private func auditAll() throws -> [String] {
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
        return damages.isEmpty ? try auditPositions() : damages
    }

    /// Every accepted change stands on the feed at its position, and every change on the feed is here.
    private func auditPositions() throws -> [String] {
        var onFeed: [Int64: ChangeName] = [:]
        try db.forEach("SELECT position, entry FROM feed") { row in
            guard case .change(let name) = try? StoredEntry(decoding: row.blob(1)) else { return }
            onFeed[row.integer(0)] = name
        }
        var damages: [String] = []
        try db.forEach("SELECT position, name FROM change WHERE position IS NOT NULL") { row in
            if onFeed.removeValue(forKey: row.integer(0))?.bytes != row.blob(1) {
                damages.append("change \(hexadecimal(row.blob(1))) is not on the feed")
            }
        }
        return damages + onFeed.values.map { "change \($0) of the feed is not here" }.sorted()
    }

    private func auditChanges() throws -> [String] {
        var damages: [String] = []
        var readable: [(ChangeName, Header, HubStanding?)] = []
        try db.forEach("SELECT name, header, body, standing FROM change ORDER BY number") { row in
            let name = hexadecimal(row.blob(0))
            guard ChangeName(of: row.blob(1)).bytes == row.blob(0),
                let header = try? Header(decoding: row.blob(1))
            else {
                damages.append("change \(name) has another header")
                return
            }
            let standing = HubStanding(rawValue: row.integer(3))
            if let body = row.optionalBlob(2), standing != .refused,
                Commitment(of: body) != header.commitment
            {
                damages.append("change \(name) has another body")
            }
            readable.append((header.name, header, standing))
        }
        // What cannot be read is not looked up again.
        guard damages.isEmpty else { return damages }
        for (name, header, standing) in readable where standing == .accepted {
            for parent in header.parents
            where try stored(everNamed: parent)?.standing != .accepted {
                damages.append("change \(name) stands on what is not accepted")
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
