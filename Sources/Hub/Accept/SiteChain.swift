internal import SQLite
internal import SyncProtocol

// Per site: which name stands at which number, and the running hash as far as there is no gap.

extension Hub {
    func siteHead(of site: SiteID) throws -> SitePoint {
        let head = try db.first(
            """
            SELECT sequence, hash
            FROM chain
            WHERE site = :site AND hash IS NOT NULL
            ORDER BY sequence DESC
            LIMIT 1
            """,
            ["site": .blob(site.bytes)]
        ) { SitePoint(sequence: $0.integer(0), hash: SiteHash($0.blob(1))!) }
        return head ?? .start(of: site)
    }

    func sitePoint(of site: SiteID, at sequence: Int64) throws -> SitePoint? {
        if sequence == 0 { return .start(of: site) }
        return try db.first(
            """
            SELECT sequence, hash
            FROM chain
            WHERE site = :site AND sequence = :sequence AND hash IS NOT NULL
            """,
            ["site": .blob(site.bytes), "sequence": .integer(sequence)]
        ) { SitePoint(sequence: $0.integer(0), hash: SiteHash($0.blob(1))!) }
    }

    func chainedName(of site: SiteID, at sequence: Int64) throws -> ChangeName? {
        try db.first(
            "SELECT name FROM chain WHERE site = :site AND sequence = :sequence",
            ["site": .blob(site.bytes), "sequence": .integer(sequence)]
        ) { ChangeName($0.blob(0))! }
    }

    /// The first name that stands at a number stays; then the hash goes on as far as it can.
    func chain(_ name: ChangeName, _ site: SiteID, _ sequence: Int64) throws {
        try db.run(
            """
            INSERT OR IGNORE INTO chain (site, sequence, name)
            VALUES (:site, :sequence, :name)
            """,
            [
                "site": .blob(site.bytes), "sequence": .integer(sequence),
                "name": .blob(name.bytes),
            ])
        var head = try siteHead(of: site)
        while let next = try chainedName(of: site, at: head.sequence + 1) {
            head = SitePoint(sequence: head.sequence + 1, hash: head.hash.followed(by: next))
            try db.run(
                "UPDATE chain SET hash = :hash WHERE site = :site AND sequence = :sequence",
                [
                    "hash": .blob(head.hash.bytes), "site": .blob(site.bytes),
                    "sequence": .integer(head.sequence),
                ])
        }
    }
}
