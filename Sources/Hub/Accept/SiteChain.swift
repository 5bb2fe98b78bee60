internal import SQLite
internal import SyncProtocol

/// Per site, within one transaction: which name stands at which number, and the running hash as far as
/// there is no gap.
struct SiteEnds {
    private let hub: Hub
    /// The name that was chained last.
    private var lastChained: ChangeName?

    init(_ hub: Hub) { self.hub = hub }

    func end(of site: SiteID) throws -> SiteEnd {
        if let end = hub.round.known.siteEnds[site] { return end }
        let end = try hub.siteEnd(of: site)
        hub.round.known.siteEnds[site] = end
        return end
    }

    /// Whether this was the last one to be chained.
    func hasChained(_ change: Change) -> Bool { change.name == lastChained }

    /// The first name that stands at a number stays; then the hash goes on as far as it can.
    mutating func chain(_ change: Change) throws {
        let (site, sequence) = (change.header.site, change.header.sequence)
        var end = try end(of: site)
        guard sequence > end.point.sequence else { return }
        let isNext = sequence == end.point.sequence + 1 && !end.hasLater
        let hash = isNext ? end.point.hash.followed(by: change.name) : nil
        let statement = try hub.db.prepare(
            """
            INSERT OR IGNORE INTO chain (site, sequence, name, hash)
            VALUES (:site, :sequence, :name, :hash)
            """)
        try statement.bind(words: site.words, at: 1)
        try statement.bind(sequence, at: 2)
        try statement.bind(words: change.name.words, at: 3)
        if let hash { try statement.bind(words: hash.words, at: 4) }
        try statement.run()
        if statement.changedRows == 1 { lastChained = change.name }
        if let hash {
            end.point = SitePoint(sequence: sequence, hash: hash)
        } else {
            end = try hub.closeGap(after: end.point, of: site)
        }
        hub.round.known.siteEnds[site] = end
    }
}

/// How far the hub has a site.
struct SiteEnd {
    /// The last of its changes without a gap before it.
    var point: SitePoint
    /// Whether there are changes after a gap.
    var hasLater: Bool
}

extension Hub {
    func siteEnd(of site: SiteID) throws -> SiteEnd {
        let statement = try db.prepare(
            "SELECT sequence, hash FROM chain WHERE site = :site ORDER BY sequence DESC LIMIT 1")
        try statement.bind(words: site.words, at: 1)
        guard try statement.step() else {
            return SiteEnd(point: .start(of: site), hasLater: false)
        }
        if let words: SIMD4<UInt64> = statement.row.words(1) {
            let point = SitePoint(
                sequence: statement.row.integer(0), hash: SiteHash(words: words))
            return SiteEnd(point: point, hasLater: false)
        }
        return SiteEnd(point: try lastPoint(of: site), hasLater: true)
    }

    func siteHead(of site: SiteID) throws -> SitePoint { try siteEnd(of: site).point }

    private func lastPoint(of site: SiteID) throws -> SitePoint {
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

    /// The names that stand after a number, by theirs.
    func chainedNames(
        of site: SiteID, after sequence: Int64, through last: Int64
    ) throws -> [Int64: ChangeName] {
        let names = try db.all(
            """
            SELECT sequence, name
            FROM chain
            WHERE site = :site AND sequence > :after AND sequence <= :last
            """,
            [
                "site": .blob(site.bytes), "after": .integer(sequence), "last": .integer(last),
            ]
        ) { ($0.integer(0), ChangeName($0.blob(1))!) }
        return Dictionary(uniqueKeysWithValues: names)
    }

    /// Carries the running hash on over the names that are there by now.
    fileprivate func closeGap(after point: SitePoint, of site: SiteID) throws -> SiteEnd {
        var head = point
        let names = try chainedNames(of: site, after: point.sequence, through: .max)
        while let next = names[head.sequence + 1] {
            head = SitePoint(sequence: head.sequence + 1, hash: head.hash.followed(by: next))
            try db.run(
                "UPDATE chain SET hash = :hash WHERE site = :site AND sequence = :sequence",
                [
                    "hash": .blob(head.hash.bytes), "site": .blob(site.bytes),
                    "sequence": .integer(head.sequence),
                ])
        }
        return SiteEnd(
            point: head, hasLater: names.keys.contains { $0 > head.sequence })
    }
}
