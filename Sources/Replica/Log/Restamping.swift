internal import Merge
internal import SQLite
internal import SyncProtocol

// After a fork the replica goes on as a new site, and renames what the hub never took.

extension Replica {
    /// The site id to go on as: made durable before the hub hears of it, so that asking can be repeated.
    func beginNewSite() throws {
        guard try successor() == nil else { return }
        let site = randomIdentifier() as SiteID
        try db.run(
            "INSERT INTO site (site, agreed) VALUES (:site, 0)", ["site": .blob(site.bytes)])
    }

    func successor() throws -> SiteID? {
        try db.first("SELECT site FROM site WHERE agreed = 0 ORDER BY life LIMIT 1") {
            SiteID($0.blob(0))!
        }
    }

    /// The call that tells the hub of the new site.
    func newSiteCall() throws -> NewSite? {
        guard let site = try successor() else { return nil }
        try fileAll()
        let former = try currentSite()
        let first = try firstWaiting(of: former)
        return NewSite(former: former, site: site, after: (first ?? 1) - 1)
    }

    func take(_ answer: NewSiteAnswer, to call: NewSite) throws {
        try receive { receiving in
            guard try successor() == call.site else { return }
            for known in answer.known { try receiving.take(known.verdict, on: known.name) }
            try db.run(
                "UPDATE site SET agreed = 1 WHERE site = :site", ["site": .blob(call.site.bytes)])
            try db.run(
                "UPDATE link SET token = :token, compare_due = 1",
                ["token": .blob(answer.token.bytes)])
            for folder in try restamp(from: call.former, to: call.site) {
                receiving.foldAnew(folder)
            }
        }
    }

    /// Renames own changes without a verdict; what once had one keeps its name, and is offered.
    private func restamp(from former: SiteID, to site: SiteID) throws -> Set<FolderID> {
        try db.run(
            """
            UPDATE change
            SET standing = :lacking
            WHERE site = :site AND standing = :waiting AND receipt IS NOT NULL
            """,
            [
                "lacking": .integer(Standing.lacking.rawValue), "site": .blob(former.bytes),
                "waiting": .integer(Standing.waiting.rawValue),
            ])
        let rows = try db.all(
            """
            SELECT \(LogRow.columns)
            FROM change
            WHERE site = :site AND standing = :waiting
            ORDER BY sequence
            """,
            ["site": .blob(former.bytes), "waiting": .integer(Standing.waiting.rawValue)],
            LogRow.init)
        var newNames: [ChangeName: ChangeName] = [:]
        var end = SitePoint.start(of: site)
        for row in rows {
            var header = row.header
            header.was.append(
                FormerLife(
                    site: header.site, sequence: header.sequence, parents: header.parents))
            header.site = site
            header.sequence = end.sequence + 1
            header.parents = header.parents.map { newNames[$0] ?? $0 }.sorted()
            let change = Change(header: header, body: row.body)
            newNames[row.name] = change.name
            try rename(row, to: change)
            end = try extendOwn(site, end, with: change.name)
        }
        return Set(rows.map(\.header.folder))
    }
}
