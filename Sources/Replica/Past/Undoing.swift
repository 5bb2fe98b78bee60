internal import Merge
internal import SQLite
public import SyncProtocol

/// An own save that can be taken back.
public struct UndoableSave: Hashable, Sendable {
    public let name: ChangeName
    public let folder: FolderID
    public let at: Int64
    public let operations: [Operation]
    public let place: Scope?
    /// The save that this one took back: to undo this is to do that again.
    public let undoes: ChangeName?
}

extension Replica {
    /// Who scrolls back further than so many saves looks into the history instead.
    private static let savesLookedAt = 200

    /// The last own saves in folders that are here and that were not taken back, the latest first.
    ///
    /// What stands in folders of some kinds may be nobody's to take back; it is passed over.
    public func undoable(
        limit: Int = 20, notOf kinds: Set<FolderKind> = []
    ) throws -> [UndoableSave] {
        try db.read {
            var names = try (pile.names().map(\.name) + filed(after: 0))[...]
            var (pages, looked) = (1, 0)
            var listed: Set<LogNumber> = []
            var saves: [UndoableSave] = []
            while saves.count < limit, looked < Self.savesLookedAt {
                guard let name = names.popFirst() else {
                    names = try filed(after: pages * Self.savesLookedAt)[...]
                    pages += 1
                    if names.isEmpty || kinds.isEmpty { break }
                    continue
                }
                guard let row = try row(everNamed: name),
                    try !isOf(kinds, row.header.folder)
                else { continue }
                looked += 1
                guard try canBeUndone(row) else { continue }
                let undone = try self.undone(by: row)
                // Several changes that took one back together are undone together.
                let group = try undone.map { try changesUndoing($0) } ?? [row]
                guard listed.isDisjoint(with: group.map(\.number)) else { continue }
                listed.formUnion(group.map(\.number))
                saves.append(
                    UndoableSave(
                        name: row.name, folder: row.header.folder, at: row.header.at,
                        operations: row.operations, place: row.header.place,
                        undoes: undone?.name))
            }
            return saves
        }
    }

    private func isOf(_ kinds: Set<FolderKind>, _ folder: FolderID) throws -> Bool {
        guard !kinds.isEmpty, let kind = try kind(of: folder) else { return false }
        return kinds.contains(kind)
    }

    /// Own saves, the latest first, so many at a time.
    private func filed(after count: Int) throws -> [ChangeName] {
        try db.all(
            """
            SELECT own.name
            FROM own
            JOIN site USING (site)
            ORDER BY site.life DESC, own.sequence DESC
            LIMIT \(Self.savesLookedAt)
            OFFSET \(count)
            """
        ) { ChangeName($0.blob(0))! }
    }

    /// Writes back what was there before an own save, on the version right after it: what others did
    /// since then is merged, or becomes a conflict. To undo what this wrote is to do the save again.
    @discardableResult
    public func undo(_ name: ChangeName, reason: String? = nil) throws -> [ChangeName] {
        try transaction {
            guard let row = try row(everNamed: name), try canBeUndone(row) else {
                throw ReplicaError.nothingToUndo(name)
            }
            let group = try undone(by: row).map { try changesUndoing($0) } ?? [row]
            let inverse = try Inverse(of: group, in: self)
            let saves = inverse.saves(reason)
            guard !saves.isEmpty else { throw ReplicaError.nothingToUndo(name) }
            let names = try write(saves)
            for written in names {
                try db.run(
                    "INSERT INTO undone (by, name) VALUES (:by, :name)",
                    ["by": .blob(written.bytes), "name": .blob(row.name.bytes)])
            }
            return names
        }
    }

    private func canBeUndone(_ row: LogRow) throws -> Bool {
        guard row.counts, row.body != nil, try row.header.author == user()?.id,
            try state(of: row.header.folder) == .here, try isOwn(row)
        else { return false }
        return try !row.subjects.isEmpty && changesUndoing(row).isEmpty
    }

    private func isOwn(_ row: LogRow) throws -> Bool {
        try db.count(
            "SELECT count(*) FROM site WHERE site = :site",
            ["site": .blob(row.header.site.bytes)]) == 1
    }

    /// What took a save back and still counts; one that was rejected took nothing back.
    private func changesUndoing(_ row: LogRow) throws -> [LogRow] {
        try row.allNames.flatMap { name in
            try db.all(
                "SELECT by FROM undone WHERE name = :name", ["name": .blob(name.bytes)]
            ) { ChangeName($0.blob(0))! }
        }.compactMap { try self.row(everNamed: $0) }.filter(\.counts)
    }

    private func undone(by row: LogRow) throws -> LogRow? {
        for name in row.allNames {
            let undone = try db.first(
                "SELECT name FROM undone WHERE by = :name", ["name": .blob(name.bytes)]
            ) { ChangeName($0.blob(0))! }
            if let undone { return try self.row(everNamed: undone) }
        }
        return nil
    }
}
