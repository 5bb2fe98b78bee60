internal import SQLite
internal import SyncProtocol

/// What was read or written of the tables in this round or before, and still stands there.
///
/// It holds within a call's transaction only: what another program commits, every decision, and whatever
/// is rolled back make all of it unknown again.
struct Known {
    /// More than work at once; it costs some megabytes.
    private static let most = 10_000

    var feedEnd: (position: Int64, hash: FeedHash)?
    var siteEnds: [SiteID: SiteEnd] = [:]
    var folders: [FolderID: HubFolder] = [:]
    /// Accepted changes on which others are likely to stand.
    var heads: [ChangeName: JudgedChange] = [:]
    /// Whether any change waits, was decided on, or goes on under another name: mostly none does.
    var hasWaiting: Bool?
    var hasDecisions: Bool?
    var hasAliases: Bool?

    var isLarge: Bool { max(siteEnds.count, folders.count, heads.count) > Self.most }
}

extension Hub {
    /// Where what is known cannot be relied on, nothing is.
    func forgetUnlessSure() {
        if !round.isSure || round.known.isLarge { round.known = Known() }
    }

    /// As it stands in the table, for who judges.
    func known(_ id: FolderID) throws -> HubFolder {
        if let known = round.known.folders[id] { return known }
        let folder = try folder(id)
        if folder.kind != nil { round.known.folders[id] = folder }
        return folder
    }

    /// A change by any name that it ever had, for who judges.
    func known(everNamed name: ChangeName) throws -> JudgedChange? {
        try round.known.heads[name] ?? judged(everNamed: name)
    }

    func hasDecisions() throws -> Bool {
        try isThere(\.hasDecisions, "SELECT EXISTS (SELECT 1 FROM decision)")
    }

    func hasAliases() throws -> Bool {
        try isThere(\.hasAliases, "SELECT EXISTS (SELECT 1 FROM alias)")
    }

    func hasWaiting() throws -> Bool {
        try isThere(\.hasWaiting, "SELECT EXISTS (SELECT 1 FROM waits_for)")
    }

    private func isThere(
        _ fact: WritableKeyPath<Known, Bool?>, _ question: String
    ) throws -> Bool {
        guard round.isSure else { return try db.count(question) == 1 }
        if let known = round.known[keyPath: fact] { return known }
        let answer = try db.count(question) == 1
        round.known[keyPath: fact] = answer
        return answer
    }
}
