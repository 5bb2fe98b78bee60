internal import SQLite
public import SyncProtocol

/// A change of anybody that the hub holds, as far as it is known here.
public struct HeldEntry: Sendable {
    public let name: ChangeName
    public let folder: FolderID
    public let author: UserID
    public let at: Int64
    public let reason: HoldReason
    public let operations: [Operation]
}

extension Replica {
    /// The oldest first. The hub may hold others, of which nobody told this device.
    public func heldChanges() throws -> [HeldEntry] {
        try db.all(
            """
            SELECT \(LogRow.columns), reason
            FROM change
            WHERE standing = \(Standing.held.rawValue) AND \(Standing.isUnsettled)
            ORDER BY number
            """
        ) { (LogRow($0), $0.optionalInteger(8)) }
        .map { row, reason in
            HeldEntry(
                name: row.name, folder: row.header.folder, author: row.header.author,
                at: row.header.at,
                reason: reason.flatMap { HoldReason(rawValue: UInt64($0)) } ?? .noRight,
                operations: row.operations)
        }
    }
}
