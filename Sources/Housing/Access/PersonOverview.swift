public import Replica
public import SyncProtocol

/// All that this device knows of what is kept about one person, where it lies, and who looked.
public struct PersonOverview: Sendable {
    public let dossier: Dossier
    /// What is kept, in the order of the work; the restricted part last.
    public let kept: [Kept]
    public let removed: [Removed]
    /// The latest first.
    public let visits: [AccessEntry]
    public let bewaring: Bewaring?
    public let restricted: RestrictedPart
    /// Forms that were typed here and not saved.
    public let draftCount: Int
    /// Whether the access logs of others come to this device: only the office's do.
    public let knowsAllLogs: Bool

    /// A record with who wrote it, and who changed it later.
    public struct Kept: Sendable {
        public let record: ShownRecord
        public let written: Hand?
        public let changed: [Hand]
    }

    /// Something that is not shown any more.
    public struct Removed: Hashable, Sendable {
        public let type: TypeNumber
        public let by: Hand
        public let reason: String?
    }

    public struct Hand: Hashable, Sendable {
        public let author: UserID
        public let at: Int64
    }

    public enum RestrictedPart: Hashable, Sendable {
        case none, here
        /// There is one, and whoever works on this device may not see it.
        case elsewhere
    }

    public init(_ replica: Replica, of folder: FolderID, on today: Day) throws {
        dossier = try replica.open(folder).dossier
        var hands = Hands()
        hands.read(try replica.history(of: folder))
        var records = dossier.records
        let parts = try replica.restrictedFolders(of: folder)
        for part in parts {
            hands.read(try replica.history(of: part))
            records += try replica.records(of: JustitieelField.type, in: part)
        }
        let isHere = records.contains { $0.key.type == JustitieelField.type }
        restricted = parts.isEmpty ? .none : isHere ? .here : .elsewhere
        kept = records.map { record in
            let all = hands.byRecord[record.key] ?? []
            return Kept(record: record, written: all.first, changed: Array(all.dropFirst()))
        }
        removed = hands.removed(butNot: Set(records.map(\.key)))
        visits = try replica.accessEntries(of: folder)
        bewaring = dossier.bewaarfeiten(on: today).bewaring(on: today)
        draftCount = try replica.drafts().count { $0.folder == folder }
        knowsAllLogs = try replica.grants().contains(where: \.isOfOffice)
    }
}

/// Whose hands each record went through.
private struct Hands {
    private(set) var byRecord: [RecordKey: [PersonOverview.Hand]] = [:]
    private var deletions: [RecordKey: PersonOverview.Removed] = [:]

    mutating func read(_ entries: [HistoryEntry]) {
        for entry in entries where entry.counts {
            let hand = PersonOverview.Hand(author: entry.author, at: entry.at)
            for key in Set(entry.operations.compactMap(\.key)) {
                byRecord[key, default: []].append(hand)
            }
            for case .delete(let key, let reason) in entry.operations {
                deletions[key] = PersonOverview.Removed(type: key.type, by: hand, reason: reason)
            }
        }
    }

    func removed(butNot shown: Set<RecordKey>) -> [PersonOverview.Removed] {
        deletions.filter { !shown.contains($0.key) }
            .sorted { ($0.value.by.at, $0.key) < ($1.value.by.at, $1.key) }.map(\.value)
    }
}
