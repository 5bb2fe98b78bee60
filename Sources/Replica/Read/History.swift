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

/// What has arrived at the office and what has not.
public struct Counts: Hashable, Sendable {
    public let waiting: Int64
    public let lacking: Int64
    /// From bundles, and the hub has not spoken yet.
    public let unconfirmed: Int64
    public let held: Int64
    /// Own changes to which someone said no; their words are still here.
    public let rejected: Int64
    public let conflicts: Int64
    public let arriving: Int64
    public let parked: Int64
    public let ineffective: Int64
    public let lastContact: Int64?
    public let clockOffset: Int64
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

    /// Own changes that are held, rejected or refused, the oldest first.
    public func openVerdicts() throws -> [OpenVerdict] {
        let rows = try db.all(
            """
            SELECT \(LogRow.columns), reason, words
            FROM change
            WHERE standing IN (:held, :rejected, :refused)
            AND site IN (SELECT site FROM site)
            ORDER BY number
            """,
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

    public func counts() throws -> Counts {
        func count(_ sql: String) throws -> Int64 { try db.count("SELECT count(*) FROM " + sql) }
        func standing(_ standing: Standing) throws -> Int64 {
            try count("change WHERE standing = \(standing.rawValue)")
        }
        let contact = try db.first("SELECT last_contact FROM link") { $0.optionalInteger(0) }
        return Counts(
            waiting: try standing(.waiting), lacking: try standing(.lacking),
            unconfirmed: try standing(.unconfirmed), held: try standing(.held),
            rejected: try count(
                """
                change
                WHERE standing IN (\(Standing.rejected.rawValue), \(Standing.refused.rawValue))
                AND site IN (SELECT site FROM site)
                """),
            conflicts: Int64(try conflicts().count),
            arriving: try count("folder WHERE state = \(FolderState.arriving.rawValue)"),
            parked: try count(
                """
                change
                JOIN folder USING (folder)
                WHERE counts = 0
                AND standing IN (\(Standing.accepted.rawValue), \(Standing.unconfirmed.rawValue))
                AND folder.state = \(FolderState.here.rawValue)
                """),
            ineffective: try db.count("SELECT total(ineffective) FROM change"),
            lastContact: contact ?? nil,
            clockOffset: try db.count("SELECT clock_offset FROM link"))
    }
}
