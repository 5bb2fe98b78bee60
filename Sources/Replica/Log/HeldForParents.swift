internal import Merge
internal import SQLite
internal import SyncProtocol

// What the hub holds because of what it stands on, and what becomes of it when that is rejected.

extension Receiving {
    /// What the hub holds only for want of a parent goes with it. The hub may not know this parent by
    /// the name that it has here, and then nobody could decide.
    mutating func rejectWhatWaits(in folder: FolderID) throws {
        for row in try replica.rowsHeldForParents(in: folder)
        where try replica.standsOnRejected(row) {
            try take(.rejected(.standsOnRejected), on: row.name)
        }
    }
}

extension Replica {
    fileprivate func rowsHeldForParents(in folder: FolderID) throws -> [LogRow] {
        let reasons = HoldReason.allCases.filter(\.isParent).map { String($0.rawValue) }
        return try db.all(
            """
            SELECT \(LogRow.columns)
            FROM change
            WHERE standing = :held
            AND \(Standing.isUnsettled)
            AND folder = :folder
            AND reason IN (\(reasons.joined(separator: ", ")))
            ORDER BY number
            """,
            ["held": .integer(Standing.held.rawValue), "folder": .blob(folder.bytes)],
            LogRow.init)
    }

    func standsOnRejected(_ row: LogRow) throws -> Bool {
        try row.header.parents.contains { name in
            guard let parent = try self.row(everNamed: name) else { return false }
            return parent.standing == .rejected || parent.standing == .refused
        }
    }
}

extension HoldReason {
    /// Whether what the change stands on is what it waits for.
    var isParent: Bool { self == .missingParent || self == .standsOnHeld }
}
