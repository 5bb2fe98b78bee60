public import SyncProtocol

/// What a role may do with folders of a kind.
public enum Right: Hashable, Sendable, CaseIterable {
    case read, write, make, transfer
}

/// The table *role × kind of folder → rights*, made by the application.
///
/// What only few may see has a tree of scopes of its own: folders of that kind lie nowhere else, and no
/// other kind lies there.
public struct Rights: Sendable {
    private let table: [String: [FolderKind: Set<Right>]]
    private let trees: [FolderKind: Scope]
    private let confidential: Set<FolderKind>

    /// A confidential kind does not lie in the scope that is everybody's to read.
    public init(
        _ table: [String: [FolderKind: Set<Right>]], trees: [FolderKind: Scope] = [:],
        confidential: Set<FolderKind> = []
    ) {
        self.table = table
        self.trees = trees
        self.confidential = confidential
    }

    public var roles: [String] { table.keys.sorted() }

    public func allow(_ right: Right, _ role: String, _ kind: FolderKind) -> Bool {
        table[role]?[kind]?.contains(right) ?? false
    }

    /// Whether a folder of this kind may be made there, or go there.
    func canLie(_ kind: FolderKind, in place: Scope) -> Bool {
        if let tree = trees[kind] { return tree.covers(place) }
        if place == .everybody, confidential.contains(kind) { return false }
        return !trees.values.contains { $0.covers(place) }
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
}
