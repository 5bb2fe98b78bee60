internal import Replica
internal import SyncProtocol

/// Dossiers in the order of their names, read a page at a time.
struct DossiersByName {
    private let replica: Replica
    private let candidates: Set<FolderID>?
    private let hidden: Set<FolderID>
    /// What was put in order and not handed out yet.
    private var waiting: ArraySlice<FolderID> = []
    /// Where the list of all names goes on; nil at its end.
    private var next: Place?

    private enum Place { case beginning, after(TitledRecord) }

    /// So many names are read at once.
    private static let namesAtOnce = 1000

    /// All, or a few, and never those that are hidden.
    init(
        _ replica: Replica, _ candidates: Set<FolderID>?, butNot hidden: Set<FolderID>
    ) throws {
        self.replica = replica
        self.candidates = candidates
        self.hidden = hidden
        if let candidates, candidates.count <= RowCondition.mostFolders {
            waiting = try Self.sorted(candidates.subtracting(hidden), replica)[...]
        } else {
            next = .beginning
        }
    }

    private static func sorted(_ few: Set<FolderID>, _ replica: Replica) throws -> [FolderID] {
        let keys = try few.map { folder in
            try replica.titles(of: DossierField.type, in: folder, limit: 1).first?.sortKey ?? ""
        }
        return zip(keys, few).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }

    /// So many more; nil at the end.
    mutating func next(_ count: Int) throws -> [FolderID]? {
        while waiting.count < count, let place = next {
            var last: TitledRecord?
            if case .after(let record) = place { last = record }
            let titles = try replica.titles(
                of: DossierField.type, after: last,
                limit: count == .max ? count : Self.namesAtOnce)
            waiting += titles.map(\.folder).filter {
                candidates?.contains($0) ?? true && !hidden.contains($0)
            }
            next = titles.count < Self.namesAtOnce || count == .max ? nil : .after(titles.last!)
        }
        guard !waiting.isEmpty else { return nil }
        defer { waiting = waiting.dropFirst(count) }
        return Array(waiting.prefix(count))
    }
}
