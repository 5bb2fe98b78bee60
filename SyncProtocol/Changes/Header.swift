/// What the hub reads of a change: who, where, when, and on what it stands.
public struct Header: Hashable, Sendable {
    public var site: SiteID
    /// Counts the changes of its site from 1.
    public var sequence: Int64
    /// The heads of the folder as the author's screen showed it; ascending, none for the first.
    public var parents: [ChangeName]
    /// Milliseconds since 1970 by the device's clock and its measured offset: for people to read.
    public var at: Int64
    public var author: UserID
    public var folder: FolderID
    /// The version of the schema with which the change was written.
    public var schema: Int64
    public var commitment: Commitment
    /// In the change that makes a folder.
    public var kind: FolderKind?
    /// In the change that makes a folder, and in one that transfers it.
    public var place: Scope?
    /// After forks: the lives that the change had before, the first one first.
    public var was: [FormerLife]
    /// Keys of a later version, as they came.
    public var later: [LaterKey]

    public init(
        site: SiteID, sequence: Int64, parents: [ChangeName], at: Int64, author: UserID,
        folder: FolderID, schema: Int64, commitment: Commitment, kind: FolderKind? = nil,
        place: Scope? = nil, was: [FormerLife] = [], later: [LaterKey] = []
    ) {
        self.site = site
        self.sequence = sequence
        self.parents = parents.sorted()
        self.at = at
        self.author = author
        self.folder = folder
        self.schema = schema
        self.commitment = commitment
        self.kind = kind
        self.place = place
        self.was = was
        self.later = later
    }

    public var name: ChangeName { ChangeName(of: encoded) }

    /// The headers that this change had in its former lives, the first one first.
    public var formerHeaders: [Header] {
        was.indices.map { index in
            var former = self
            former.site = was[index].site
            former.sequence = was[index].sequence
            former.parents = was[index].parents
            former.was = Array(was[..<index])
            return former
        }
    }
}

/// What a re-stamped change was called by before its site forked.
public struct FormerLife: Hashable, Sendable {
    public let site: SiteID
    public let sequence: Int64
    public let parents: [ChangeName]

    public init(site: SiteID, sequence: Int64, parents: [ChangeName]) {
        self.site = site
        self.sequence = sequence
        self.parents = parents
    }
}

/// A key that this version does not know, and its value as bytes.
public struct LaterKey: Hashable, Sendable {
    public let key: UInt64
    public let value: [UInt8]

    public init(key: UInt64, value: [UInt8]) {
        self.key = key
        self.value = value
    }
}
