internal import Merge
internal import SQLite
public import SyncProtocol

// A folder as it was at a version: its own changes and all that they stand on.

extension Replica {
    /// What does not count gives way to what it stood on, unless it is asked for as well.
    func past(
        of folder: FolderID, at version: [ChangeName], alsoWhatDoesNotCount: Bool = false
    ) throws -> Past {
        var replaying = Replaying(try rows(in: folder), in: self, all: alsoWhatDoesNotCount)
        return try replaying.past(at: version)
    }

    /// A record as it was at a version of its folder; nil where it was not there, or deleted.
    public func record(
        _ key: RecordKey, in folder: FolderID, at version: [ChangeName]
    ) throws -> ShownRecord? {
        try db.read {
            let contents = try past(of: folder, at: version).contents(of: key)
            guard contents.existence == .present else { return nil }
            return ShownRecord(
                folder: folder, key: key, values: contents.values,
                sets: contents.sets.mapValues { $0.sorted() }, texts: contents.texts)
        }
    }
}

/// Puts the changes below a version in an order in which parents come before children.
private struct Replaying {
    private let replica: Replica
    private let byName: [ChangeName: LogRow]
    private let all: Bool
    private var past: Past
    /// What each change amounts to here: itself, or what stands for it.
    private var found: [ChangeName: [LogNumber]] = [:]

    init(_ rows: [LogRow], in replica: Replica, all: Bool) {
        self.replica = replica
        self.all = all
        byName = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })
        past = Past(replica.schema)
    }

    mutating func past(at version: [ChangeName]) throws -> Past {
        // By hand, and not by calling itself: a folder can be longer than a stack is deep.
        var path = try version.map { name in
            guard let row = try row(name) else { throw ReplicaError.versionUnknown(name) }
            return row
        }
        while let row = path.last {
            if found[row.name] != nil {
                path.removeLast()
                continue
            }
            let parents = try row.header.parents.compactMap { try self.row($0) }
            let missing = parents.filter { found[$0.name] == nil }
            guard missing.isEmpty else {
                path += missing
                continue
            }
            place(row, after: parents)
            path.removeLast()
        }
        return past
    }

    private mutating func place(_ row: LogRow, after parents: [LogRow]) {
        let numbers = Set(parents.flatMap { found[$0.name]! })
        let latest = past.graph.maximal(of: numbers)
        guard row.counts || all && row.body != nil else {
            found[row.name] = latest
            return
        }
        past.append(row, on: latest)
        found[row.name] = [LogNumber(Int64(past.rows.count))]
    }

    private func row(_ name: ChangeName) throws -> LogRow? {
        if let row = byName[name] { return row }
        guard let row = try replica.row(everNamed: name) else { return nil }
        return byName[row.name]
    }
}
