internal import SQLite
public import SyncProtocol

/// A change that came in after its folder was erased: two persons can look at it for a while.
public struct SealedChange: Sendable {
    public let name: ChangeName
    public let folder: FolderID
    public let author: UserID
    public let received: Int64
    /// Then its words are destroyed.
    public let expires: Int64
}

extension Hub {
    /// Long enough to find out what somebody wrote without knowing, and then it is gone as well.
    public static var sealedDays: Int64 { 30 }
    private static var sealedMilliseconds: Int64 { sealedDays * 86_400_000 }

    /// The oldest first.
    public func sealedChanges() throws -> [SealedChange] {
        try db.all(
            """
            SELECT change.name, header, sealed.received
            FROM sealed
            JOIN change USING (name)
            ORDER BY change.number
            """
        ) { (ChangeName($0.blob(0))!, $0.blob(1), $0.integer(2)) }.map { name, header, received in
            let header = try Header(decoding: header)
            return SealedChange(
                name: name, folder: header.folder, author: header.author, received: received,
                expires: received + Self.sealedMilliseconds)
        }
    }

    /// The body of a sealed change, nil once it is destroyed. That these two looked is a decision.
    public func open(_ name: ChangeName, by persons: [UserID]) throws -> [UInt8]? {
        try refuseFewerThanTwo(persons)
        try destroyExpired()
        let body = try db.first(
            "SELECT body FROM sealed WHERE name = :name", ["name": .blob(name.bytes)]
        ) { $0.blob(0) }
        if body != nil { try decide(.unseal(name, by: persons, at: now())) }
        return body
    }

    /// Destroys what was sealed for as long as it may be; the hub does it by itself from time to time.
    public func destroyExpired() throws {
        let until = SQLValue.integer(now() - Self.sealedMilliseconds)
        let expired = try db.count(
            "SELECT count(*) FROM sealed WHERE received <= :until", ["until": until])
        guard expired > 0 else { return }
        try db.run("DELETE FROM sealed WHERE received <= :until", ["until": until])
        try db.checkpoint(.truncate)
    }

    func seal(_ change: Change) throws {
        guard let body = change.body else { return }
        try db.run(
            "INSERT OR IGNORE INTO sealed (name, body, received) VALUES (:name, :body, :now)",
            [
                "name": .blob(change.name.bytes), "body": .blob(body),
                "now": .integer(now()),
            ])
    }
}
