internal import Merge
internal import SQLite
public import SyncProtocol

/// What came in since a form was opened, so that the form can say so before it is saved.
public struct FormNews: Sendable {
    /// False when the folder left meanwhile: the form can be read, and not saved.
    public let isFolderHere: Bool
    public let arrivals: [Arrival]

    /// A field, a record or the place of the folder that someone changed meanwhile.
    public struct Arrival: Hashable, Sendable {
        public let subject: Conflict.Subject
        public let change: ChangeName
        public let author: UserID
        public let at: Int64
        /// Whether the form changed it as well.
        public let meetsTheForm: Bool
    }

    public var isOutdated: Bool { !isFolderHere || !arrivals.isEmpty }
}

extension Form {
    public func isOutdated(in replica: Replica) throws -> Bool { try news(in: replica).isOutdated }

    public func news(in replica: Replica) throws -> FormNews {
        try replica.db.read {
            let isHere = try replica.isShown(folder)
            guard try isHere || (kind != nil && replica.state(of: folder) == nil) else {
                return FormNews(isFolderHere: false, arrivals: [])
            }
            let own = Set(sheets.flatMap(\.operations).compactMap(\.subject))
            let arrivals = try replica.unseen(since: openedOn, in: folder).flatMap { row in
                row.subjects.map { subject in
                    FormNews.Arrival(
                        subject: subject, change: row.name, author: row.header.author,
                        at: row.header.at,
                        meetsTheForm: subject == .place ? place != nil : own.contains(subject))
                }
            }
            return FormNews(isFolderHere: true, arrivals: arrivals)
        }
    }
}

extension Operation {
    /// What the operation is about; nil for a remark, and when a later version wrote it.
    var subject: Conflict.Subject? {
        switch self {
        case .write(let field, _, _), .add(let field, _), .remove(let field, _),
            .edit(let field, _):
            .field(field)
        case .delete(let key, _), .restore(let key): .existence(key)
        case .remark, .unknown: nil
        }
    }
}

extension LogRow {
    /// Each thing that the change is about once, in the order of its operations.
    var subjects: [Conflict.Subject] {
        var known: Set<Conflict.Subject> = []
        let all = operations.compactMap(\.subject) + (header.place == nil ? [] : [.place])
        return all.filter { known.insert($0).inserted }
    }
}

extension Replica {
    /// The changes that count and that whoever saw the version had not seen, in the order of the log.
    func unseen(since version: [ChangeName], in folder: FolderID) throws -> [LogRow] {
        if try heads(of: folder) == version { return [] }
        var queue = try standing(version, in: folder).compactMap { try row(named: $0)?.number }
        let graph = try graph(of: folder)
        var seen = Set(queue)
        while let next = queue.popLast() {
            queue += graph.parents(of: next).filter { seen.insert($0).inserted }
        }
        return try graph.numbers.filter { !seen.contains($0) }.compactMap { number in
            try row(at: number)
        }
    }
}
