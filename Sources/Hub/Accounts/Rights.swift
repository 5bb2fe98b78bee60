public import SyncProtocol

/// What a role may do with folders of a kind.
public enum Right: Hashable, Sendable, CaseIterable {
    case read, write, make, transfer
}

/// The table *role × kind of folder → rights*, made by the application.
public struct Rights: Sendable {
    private let table: [String: [FolderKind: Set<Right>]]

    public init(_ table: [String: [FolderKind: Set<Right>]]) { self.table = table }

    public var roles: [String] { table.keys.sorted() }

    func allow(_ right: Right, _ role: String, _ kind: FolderKind) -> Bool {
        table[role]?[kind]?.contains(right) ?? false
    }
}

extension Hub {
    /// Whether a user may, by his grants of this moment, do something with a folder that lies there.
    func may(
        _ right: Right, _ grants: [Grant], kind: FolderKind, places: [Scope]
    ) -> Bool {
        if right == .read, places.contains(.everybody) { return true }
        return grants.contains { grant in
            rights.allow(right, grant.role, kind) && places.contains(where: grant.scope.covers)
        }
    }

    func mayRead(_ folder: FolderID, _ grants: [Grant]) throws -> Bool {
        guard let kind = try kind(of: folder) else { return false }
        return may(.read, grants, kind: kind, places: try liveScopes(of: folder))
    }
}
