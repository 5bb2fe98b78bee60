internal import SQLite
internal import SyncProtocol

// `controleer`: everything that can be recomputed is recomputed, one row after another.

extension Hub {
    /// What differs from what it should be; an empty list is a clean hub. A line that was kept elsewhere
    /// tells what there was at least.
    public func audit(since line: HeadLine? = nil) throws -> [String] {
        try db.read {
            let broken = try db.integrityCheck()
            // Rows of a broken file are not read.
            guard broken.isEmpty else { return broken }
            var audit = Audit(self)
            try audit.run()
            if let line { try audit.compare(with: line) }
            return audit.damages
        }
    }
}

/// One audit: what it found, in the order in which it looked.
struct Audit {
    let hub: Hub
    private(set) var damages: [String] = []
    /// What the feed tells of as rejected: few.
    private(set) var rejectedOnFeed: [ChangeName: RejectReason] = [:]

    /// So many sentences tell enough.
    private static let damagesTold = 1000

    init(_ hub: Hub) { self.hub = hub }

    mutating func tell(_ damage: String) {
        if damages.count < Self.damagesTold { damages.append(damage) }
    }

    fileprivate mutating func run() throws {
        try auditFeed()
        try auditChanges()
        // What does not fit together is not folded.
        if damages.isEmpty { try auditFolders() }
        try auditChains()
        if damages.isEmpty { try auditAliases() }
        try auditWaiting()
        try auditDecisions()
    }

    /// The hash over all entries; a change is on the feed by its number, and the hash covers its name.
    private mutating func auditFeed() throws {
        var hash = FeedHash.start
        var position: Int64 = 0
        let statement = try hub.db.prepare(
            """
            SELECT feed.position, feed.entry, feed.hash, change.name, change.position
            FROM feed
            LEFT JOIN change ON change.number = feed.change
            ORDER BY feed.position
            """)
        while try statement.step() {
            let row = statement.row
            position += 1
            hash = Self.entry(of: row).map { hash.followed(by: $0) } ?? .start
            if row.integer(0) != position || row.blob(2) != hash.bytes {
                tell("feed entry \(row.integer(0)) does not follow what is before it")
                hash = FeedHash(row.blob(2)) ?? hash
                position = row.integer(0)
            }
            if let entry = row.optionalBlob(1),
                case .reject(let name, let reason) = try? StoredEntry(decoding: entry)
            {
                rejectedOnFeed[name] = reason
            }
            if row.isNull(1), row.optionalInteger(4) != position {
                tell("the change of feed entry \(position) is elsewhere")
            }
        }
    }

    private static func entry(of row: Row) -> [UInt8]? {
        if let entry = row.optionalBlob(1) {
            return (try? StoredEntry(decoding: entry))?.encoded == entry ? entry : nil
        }
        return row.optionalBlob(3).flatMap { ChangeName($0) }
            .map { StoredEntry.change($0).encoded }
    }

    /// What was written down of each site, as far as there is no gap.
    private mutating func auditChains() throws {
        var end: (site: SiteID, point: SitePoint)?
        let statement = try hub.db.prepare(
            """
            SELECT chain.site, chain.sequence, chain.name, chain.hash,
                EXISTS (SELECT 1 FROM change WHERE change.name = chain.name)
                OR EXISTS (SELECT 1 FROM alias WHERE former = chain.name)
            FROM chain
            ORDER BY 1, 2
            """)
        while try statement.step() {
            let row = statement.row
            guard let site = SiteID(row.blob(0)), let name = ChangeName(row.blob(2)) else {
                tell("a site's chain has a link that is none")
                continue
            }
            if row.integer(4) == 0 { tell("site \(site) names an unknown change") }
            let before = end?.site == site ? end!.point : .start(of: site)
            let isNext = row.integer(1) == before.sequence + 1
            guard isNext || !row.isNull(3) else { continue }
            let hash = before.hash.followed(by: name)
            if !isNext || row.optionalBlob(3) != hash.bytes {
                tell("site \(site) breaks at \(row.integer(1))")
            }
            end = (site, SitePoint(sequence: row.integer(1), hash: hash))
        }
    }

    /// What goes on under another name has that name's header to show for it.
    private mutating func auditAliases() throws {
        let statement = try hub.db.prepare(
            "SELECT former, name, site, sequence FROM alias ORDER BY former")
        while try statement.step() {
            let row = statement.row
            guard let former = ChangeName(row.blob(0)), let name = ChangeName(row.blob(1)),
                let change = try hub.stored(named: name),
                change.header.formerHeaders.contains(where: {
                    $0.name == former && $0.site.bytes == row.blob(2)
                        && $0.sequence == row.integer(3)
                })
            else {
                tell("the former name \(hexadecimal(row.blob(0))) is not that of its change")
                continue
            }
        }
    }

    /// A held change waits for each parent that is not accepted, and for nothing else.
    private mutating func auditWaiting() throws {
        var expected: Set<[UInt8]> = []
        let held = try hub.db.prepare(
            "SELECT number, header FROM change WHERE standing = \(HubStanding.held.rawValue)")
        while try held.step() {
            let number = bigEndianBytes(UInt64(held.row.integer(0)))
            let parents = (try? Header(decoding: held.row.blob(1)))?.parents ?? []
            for parent in parents where try hub.judged(everNamed: parent)?.standing != .accepted {
                expected.insert(number + parent.bytes)
            }
        }
        let waiting = Set(
            try hub.db.all(
                """
                SELECT child, parent
                FROM waits_for
                JOIN change ON change.number = child AND standing = \(HubStanding.held.rawValue)
                """
            ) { bigEndianBytes(UInt64($0.integer(0))) + $0.blob(1) })
        if waiting != expected { tell("held changes wait for other parents than theirs") }
    }
}
