internal import SQLite
public import SyncProtocol

/// One change of a folder, for people to read.
public struct HistoryEntry: Sendable {
    public let name: ChangeName
    public let author: UserID
    public let at: Int64
    public let standing: Standing
    public let operations: [Operation]
    public let place: Scope?
    /// Whether it shows in the records: not when it was rejected, or came before what it stands on.
    public let counts: Bool
}

/// What the hub said of an own change that is not simply accepted.
public struct OpenVerdict: Sendable {
    public let name: ChangeName
    public let folder: FolderID
    public let at: Int64
    public let verdict: Verdict
    /// What was written: it can be written anew.
    public let operations: [Operation]
}

extension Replica {
    /// The changes of a folder in the order in which they count here.
    public func history(of folder: FolderID) throws -> [HistoryEntry] {
        try rows(in: folder).map { row in
            HistoryEntry(
                name: row.name, author: row.header.author, at: row.header.at,
                standing: row.standing, operations: row.operations, place: row.header.place,
                counts: row.counts)
        }
    }

    /// Every body that this replica keeps, whatever became of the change.
    package func bodies() throws -> [[UInt8]] {
        try db.all("SELECT body FROM change WHERE body IS NOT NULL ORDER BY number") { $0.blob(0) }
    }

    static let openVerdictQuery = """
        SELECT \(LogRow.columns), reason, words
        FROM change
        WHERE standing IN (:held, :rejected, :refused) AND \(Standing.isUnsettled)
        AND site IN (SELECT site FROM site)
        AND NOT EXISTS (
            SELECT 1
            FROM set_aside
            WHERE set_aside.name = change.name AND set_aside.standing = change.standing
        )
        ORDER BY number
        """

    /// Own changes that are held, rejected or refused and were not set aside, the oldest first.
    public func openVerdicts() throws -> [OpenVerdict] {
        let rows = try db.all(
            Self.openVerdictQuery,
            [
                "held": .integer(Standing.held.rawValue),
                "rejected": .integer(Standing.rejected.rawValue),
                "refused": .integer(Standing.refused.rawValue),
            ]
        ) { (LogRow($0), $0.optionalInteger(8), $0.optionalText(9)) }
        return rows.map { row, reason, words in
            OpenVerdict(
                name: row.name, folder: row.header.folder, at: row.header.at,
                verdict: verdict(row.standing, reason, words), operations: row.operations)
        }
    }

    private func verdict(_ standing: Standing, _ reason: Int64?, _ words: String?) -> Verdict {
        switch standing {
        case .held: .held(HoldReason(rawValue: UInt64(reason ?? 0)) ?? .noRight)
        case .refused: .refused(RefuseReason(rawValue: UInt64(reason ?? 0)) ?? .bodyMalformed)
        default: .rejected(words.map { .byPerson($0) } ?? .standsOnRejected)
        }
    }
}
