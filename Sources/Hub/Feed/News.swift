public import HTTP
internal import SQLite
internal import SyncProtocol

// Whom an entry of the feed concerns: those whose grants cover a scope of it, and its author.

extension HubApplication {
    /// More than a round brings; behind such a gap everybody is asked again.
    private static let entriesTold: Int64 = 5000

    /// Other programs write too, so the feed itself is looked at.
    public func takeNews() -> News {
        guard let position = try? hub.feedPosition(), position != positionTold else {
            return .nothing
        }
        defer { positionTold = position }
        guard (0...Self.entriesTold).contains(position - positionTold) else { return .everything }
        return (try? news(after: positionTold)) ?? .everything
    }

    /// What a device waits for.
    static func topics(of caller: Caller) -> Set<Topic> {
        Set(
            [topic(of: caller.user), topic(of: .everybody)]
                + caller.grants.map { topic(of: $0.scope) })
    }

    private static func topic(of user: UserID) -> Topic { Topic("user \(user)") }
    private static func topic(of scope: Scope) -> Topic { Topic(scope.path) }

    /// A scope, and all those that cover it.
    private static func topics(of scope: Scope) -> [Topic] {
        let path = scope.path
        return path.indices.filter { path[$0] == "/" }.map { Topic(String(path[..<$0])) }
            + [topic(of: scope)]
    }

    private func news(after position: Int64) throws -> News {
        let statement = try hub.db.prepare(
            """
            SELECT change.header, feed.entry
            FROM feed
            LEFT JOIN change ON change.number = feed.change
            WHERE feed.position > :after
            """)
        try statement.bind(position, at: 1)
        var topics: Set<Topic> = []
        var told: Set<FolderID> = []
        while try statement.step() {
            if let header = statement.row.optionalBlob(0) {
                try tell(of: Header(decoding: header), &topics, &told)
            } else {
                let entry = try StoredEntry(decoding: statement.row.blob(1))
                guard try tell(of: entry, &topics, &told) else { return .everything }
            }
        }
        return .topics(topics)
    }

    private func tell(
        of header: Header, _ topics: inout Set<Topic>, _ told: inout Set<FolderID>
    ) throws {
        topics.insert(Self.topic(of: header.author))
        guard told.insert(header.folder).inserted else { return }
        for scope in try hub.folder(header.folder).scopes {
            topics.formUnion(Self.topics(of: scope))
        }
    }

    /// False where nobody knows whom it concerns.
    private func tell(
        of entry: StoredEntry, _ topics: inout Set<Topic>, _ told: inout Set<FolderID>
    ) throws -> Bool {
        switch entry {
        case .change, .erase: return false
        case .enter(_, let scope), .leave(_, let scope):
            topics.formUnion(Self.topics(of: scope))
        case .reject(let name, _):
            guard let change = try hub.stored(named: name) else { return false }
            try tell(of: change.header, &topics, &told)
        case .grant(let user): topics.insert(Self.topic(of: user))
        }
        return true
    }
}
