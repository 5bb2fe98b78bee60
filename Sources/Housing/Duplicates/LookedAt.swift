public import Replica
public import SyncProtocol

// Who joins two dossiers has looked at both of them: the access log tells.

extension Replica {
    /// What was read yesterday is still in mind.
    private static let rememberedMilliseconds: Int64 = 86_400_000

    /// Of these dossiers, those that the person here did not open lately.
    public func notLookedAt(_ folders: [FolderID]) throws -> [FolderID] {
        let seen = try lookedAt()
        return folders.filter { !seen.contains($0) }
    }

    private func lookedAt() throws -> Set<FolderID> {
        guard let me = try user()?.id else { return [] }
        let now = try now()
        let entries = try rows(
            of: InzageField.type, [InzageField.wie, .soort].map(\.number),
            where: [
                .within(InzageField.wanneer.number, now - Self.rememberedMilliseconds...now)
            ]
        ) { row -> (RecordID, FolderID)? in
            guard row.user(0) == me, row.whole(1) == Inzagesoort.gelezen.rawValue else {
                return nil
            }
            return (row.record, row.folder)
        }
        return try entries.reduce(into: []) { seen, entry in
            seen.formUnion(try record(InzageField.key(entry.0), in: entry.1)?.looked ?? [])
        }
    }
}
