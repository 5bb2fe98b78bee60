internal import SQLite
public import SyncProtocol

/// A person as the hub knows him.
public struct HubUser: Sendable {
    public let id: UserID
    public let name: String
    public let grants: [Grant]
    /// When he left; nil for who works here.
    public let departed: Int64?
}

extension Hub {
    public func addUser(name: String) throws -> UserID {
        let user = randomIdentifier() as UserID
        try decide(.user(user, name: name))
        return user
    }

    public func give(_ grant: Grant, to user: UserID) throws {
        try decide(.grant(user, role: grant.role, grant.scope, given: true))
    }

    public func take(_ grant: Grant, from user: UserID) throws {
        try decide(.grant(user, role: grant.role, grant.scope, given: false))
    }

    public func users() throws -> [HubUser] {
        let users = try db.all(
            "SELECT user, name, at FROM user LEFT JOIN departed USING (user) ORDER BY name, user"
        ) { (UserID($0.blob(0))!, $0.text(1), $0.optionalInteger(2)) }
        return try users.map {
            HubUser(id: $0.0, name: $0.1, grants: try grants(of: $0.0), departed: $0.2)
        }
    }

    func grants(of user: UserID) throws -> [Grant] {
        try db.all(
            "SELECT role, scope FROM granted WHERE user = :user ORDER BY role, scope",
            ["user": .blob(user.bytes)]
        ) { Grant(role: $0.text(0), scope: Scope($0.text(1))!) }
    }

    func store(_ user: UserID, name: String) throws {
        try db.run(
            """
            INSERT INTO user (user, name)
            VALUES (:user, :name)
            ON CONFLICT DO UPDATE SET name = excluded.name
            """,
            ["user": .blob(user.bytes), "name": .text(name)])
    }

    func store(_ user: UserID, _ grant: Grant, given: Bool) throws {
        let sql =
            given
            ? "INSERT OR IGNORE INTO granted (user, role, scope) VALUES (:user, :role, :scope)"
            : "DELETE FROM granted WHERE user = :user AND role = :role AND scope = :scope"
        try db.run(
            sql,
            [
                "user": .blob(user.bytes), "role": .text(grant.role),
                "scope": .text(grant.scope.path),
            ])
        // Who gets a role again works here again; his former devices stay revoked.
        if given {
            try db.run("DELETE FROM departed WHERE user = :user", ["user": .blob(user.bytes)])
        }
        var feed = try FeedEnd(self)
        try feed.append(.grant(user))
    }
}
