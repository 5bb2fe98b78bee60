internal import Merge
internal import SQLite
internal import SyncProtocol

// An accepted change takes its place: on the feed, among the folder's heads, and in its scopes.

extension Accepting {
    /// Gives a change its position: from now on it is the folder's history.
    mutating func accept(_ change: StoredChange) throws {
        try succeedFormer(of: change)
        let position = try feed.append(.change(change.name))
        try set(change, .accepted, reason: nil, words: nil)
        let parents = try change.header.parents.map {
            LogNumber(try hub.stored(everNamed: $0)!.position!)
        }.sorted()
        try hub.db.run(
            "UPDATE change SET position = :position, parents = :parents WHERE number = :number",
            [
                "position": .integer(position), "parents": .blob(encodedNumbers(parents)),
                "number": .integer(change.number),
            ])
        let folder = change.header.folder
        let seesAll = try moveHeads(of: folder, to: position, from: parents)
        if let kind = change.header.kind { try store(kind, of: folder) }
        if let place = change.header.place {
            try move(folder, to: place, at: position, from: parents, seesAll: seesAll)
        }
        try hub.chain(change.name, change.header.site, change.header.sequence)
        try free(change)
    }

    private func store(_ kind: FolderKind, of folder: FolderID) throws {
        try hub.db.run(
            "INSERT OR IGNORE INTO folder (folder, kind) VALUES (:folder, :kind)",
            ["folder": .blob(folder.bytes), "kind": .text(kind.name)])
    }

    /// Returns whether the author had seen all that is accepted in the folder.
    private func moveHeads(
        of folder: FolderID, to position: Int64, from parents: [LogNumber]
    ) throws -> Bool {
        var heads = try hub.db.count(
            "SELECT count(*) FROM head WHERE folder = :folder", ["folder": .blob(folder.bytes)])
        for parent in parents {
            try hub.db.run(
                "DELETE FROM head WHERE folder = :folder AND position = :position",
                ["folder": .blob(folder.bytes), "position": .integer(parent.rawValue)])
            heads -= Int64(hub.db.changedRows)
        }
        try hub.db.run(
            "INSERT INTO head (folder, position) VALUES (:folder, :position)",
            ["folder": .blob(folder.bytes), "position": .integer(position)])
        return heads == 0
    }

    /// The place is a register like any other: what its author had not seen stays live beside it.
    private mutating func move(
        _ folder: FolderID, to place: Scope, at position: Int64, from parents: [LogNumber],
        seesAll: Bool
    ) throws {
        let before = Set(try hub.liveScopes(of: folder))
        let graph = try seesAll ? nil : hub.graph(of: folder)
        let live = try hub.db.all(
            "SELECT position FROM place WHERE folder = :folder", ["folder": .blob(folder.bytes)]
        ) { LogNumber($0.integer(0)) }
        for other in live where graph?.hasSeen(other, on: parents) ?? true {
            try hub.db.run(
                "DELETE FROM place WHERE folder = :folder AND position = :position",
                ["folder": .blob(folder.bytes), "position": .integer(other.rawValue)])
        }
        try hub.db.run(
            "INSERT INTO place (folder, position, place) VALUES (:folder, :position, :place)",
            [
                "folder": .blob(folder.bytes), "position": .integer(position),
                "place": .text(place.path),
            ])
        let after = Set(try hub.liveScopes(of: folder))
        for scope in before.subtracting(after).sorted() { try feed.append(.leave(folder, scope)) }
        for scope in after.subtracting(before).sorted() { try feed.append(.enter(folder, scope)) }
    }
}

extension Hub {
    /// The accepted history of a folder, by position.
    func graph(of folder: FolderID) throws -> EventGraph {
        var graph = EventGraph()
        let rows = try db.all(
            """
            SELECT position, parents
            FROM change
            WHERE folder = :folder AND position IS NOT NULL AND parents IS NOT NULL
            ORDER BY position
            """,
            ["folder": .blob(folder.bytes)]
        ) { (LogNumber($0.integer(0)), $0.blob(1)) }
        for (position, parents) in rows {
            graph.insert(position, parents: try decodedNumbers(parents))
        }
        return graph
    }
}

func encodedNumbers(_ numbers: [LogNumber]) -> [UInt8] {
    var writer = CBORWriter()
    writer.array(numbers)
    return writer.output
}

func decodedNumbers(_ bytes: [UInt8]) throws(Malformed) -> [LogNumber] {
    var reader = CBORReader(bytes)
    return try reader.array(of: LogNumber.self)
}
