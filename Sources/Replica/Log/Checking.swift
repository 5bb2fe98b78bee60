internal import Merge
internal import SQLite
internal import SyncProtocol

/// Something in a replica that does not follow from its log.
public struct Damage: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}

extension Replica {
    /// Makes every derived table again from the log.
    public func rebuild() throws {
        try transaction {
            try clearSearch()
            try rebuildAll()
            // What follows from the log is what it was.
            touched = Touched()
        }
    }

    func rebuildAll() throws {
        let shown =
            try folders(.here) + folders(.leaving)
            + folders(.arriving).filter { try hasHeads($0) }
        for folder in try foldersWithRows().subtracting(shown).sorted() {
            try clearDerived(folder)
        }
        for folder in shown.sorted() { try foldAnew(folder) }
    }

    private func foldersWithRows() throws -> Set<FolderID> {
        let tables = derivedTables + schema.types.map(\.name)
        let rows = tables.map { "SELECT folder FROM \"\($0)\"" }.joined(separator: " UNION ")
        return Set(try db.all(rows) { FolderID($0.blob(0)) }.compactMap(\.self))
    }

    /// Recomputes what can be recomputed, and lists what differs; an empty list is a clean replica.
    public func check() throws -> [Damage] {
        var damages = try db.all("PRAGMA integrity_check") { $0.text(0) }
            .filter { $0 != "ok" }.map { Damage(description: $0) }
        try damages += checkLog()
        try damages += checkChain()
        // What a damaged log says cannot be folded.
        guard damages.isEmpty else { return damages }
        try damages += checkDerived() + checkFoundWords()
        return damages
    }

    private func checkLog() throws -> [Damage] {
        var damages: [Damage] = []
        try db.forEach("SELECT name, header, body, parents, counts FROM change ORDER BY number") {
            let name = hexadecimal($0.blob(0))
            guard ChangeName(of: $0.blob(1)).bytes == $0.blob(0),
                let header = try? Header(decoding: $0.blob(1))
            else {
                damages.append(Damage(description: "change \(name) has another header"))
                return
            }
            if let body = $0.optionalBlob(2), Commitment(of: body) != header.commitment {
                damages.append(Damage(description: "change \(name) has another body"))
            }
            if $0.integer(4) == 1, readableNumbers($0.blob(3))?.count != header.parents.count {
                damages.append(Damage(description: "change \(name) lacks a parent"))
            }
        }
        return damages
    }

    private func checkChain() throws -> [Damage] {
        var damages: [Damage] = []
        for site in try allSites() {
            var end = SitePoint.start(of: site)
            let own = try db.all(
                """
                SELECT sequence, name, chain FROM own WHERE site = :site
                UNION ALL
                SELECT sequence, name, chain FROM change WHERE site = :site AND standing = :pile
                ORDER BY sequence
                """,
                ["site": .blob(site.bytes), "pile": .integer(Standing.onPile)]
            ) { ($0.integer(0), ChangeName($0.blob(1))!, SiteHash($0.blob(2))!) }
            for (sequence, name, chain) in own {
                let next = SitePoint(
                    sequence: end.sequence + 1, hash: end.hash.followed(by: name))
                if next != SitePoint(sequence: sequence, hash: chain) {
                    damages.append(Damage(description: "site \(site) breaks at \(sequence)"))
                }
                end = next
            }
        }
        return damages
    }

    private func allSites() throws -> [SiteID] {
        try db.all("SELECT site FROM site ORDER BY life") { SiteID($0.blob(0))! }
    }

    /// Folds everything anew, compares, and takes it back.
    private func checkDerived() throws -> [Damage] {
        struct Compared: Error { let damages: [Damage] }
        do {
            try transaction {
                let before = try derivedContents()
                try clearSearch()
                try rebuildAll()
                try flushSearch()
                let after = try derivedContents()
                throw Compared(
                    damages: before.keys.sorted().filter { before[$0] != after[$0] }.map {
                        Damage(description: "table \($0) does not follow from the log")
                    })
            }
        } catch let compared as Compared { return compared.damages }
        return []
    }

    /// Every derived table, read in the order of its key, as one hash.
    func derivedContents() throws -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for table in derivedTables + schema.types.map(\.name) {
            var hasher = SHA256()
            try db.forEach("SELECT * FROM \"\(table)\"") { row in
                for column in 0..<row.columnCount {
                    hasher.update(Array("\(row.value(column))|".utf8))
                }
            }
            contents[table] = hasher.finish()
        }
        contents["searched"] = try searchedContents()
        return contents
    }
}
