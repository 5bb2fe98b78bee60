internal import Replica
internal import SyncProtocol

/// Dossiers that go on in another one that is here: lists tell of them there.
struct JoinedDossiers {
    private let last: [FolderID: FolderID]
    private let former: [FolderID: [FolderID]]

    /// Those that lists leave out.
    var folders: Set<FolderID> { Set(last.keys) }

    /// None where each is to be told by itself.
    init(_ replica: Replica, _ isEachByItself: Bool) throws {
        let all = isEachByItself ? nil : try replica.voortzettingen()
        let pairs = (all?.all ?? []).map { ($0, all!.last(of: $0)) }
        last = Dictionary(
            uniqueKeysWithValues: try pairs.filter { folder, last in
                try folder != last && replica.kind(of: last) == .dossier
                    && !replica.heads(of: last).isEmpty
            })
        former = Dictionary(grouping: last.keys) { [last] in last[$0]! }
    }

    func shown(_ folders: Set<FolderID>) -> Set<FolderID> {
        last.isEmpty ? folders : Set(folders.map { last[$0] ?? $0 })
    }

    /// What happened on the last traject of each, also where that stands in a dossier that goes on in it.
    func lastTrajecten(
        of folders: [FolderID], _ replica: Replica
    ) throws -> [FolderID: TrajectFeiten] {
        let all = folders + folders.flatMap { former[$0] ?? [] }
        let table = try TrajectTable(replica, where: .only(in: all))
        var latest: [FolderID: TrajectTable.Entry] = [:]
        for entry in table.trajecten {
            let folder = last[entry.folder] ?? entry.folder
            if let known = latest[folder],
                (known.number, known.record) > (entry.number, entry.record)
            {
                continue
            }
            latest[folder] = entry
        }
        return latest.mapValues(\.feiten)
    }
}
