/// What one message may hold; published by `GET /v1/hub`, checked where a change is made and taken in.
public enum Limits {
    /// Large enough for a long report with its edits, small enough to be sent on a bad line.
    public static let changeBytes = 1 << 20
    /// A header names at most 256 parents of 34 bytes, and its former lives.
    public static let headerBytes = 16 << 10
    /// More heads than people could make apart; one left out counts as unseen.
    public static let parents = 256
    /// A site that forked more often has a broken disk, not a history.
    public static let formerLives = 16
    public static let cborDepth = 32
    /// A page is about this long, but holds at least one change.
    public static let pageBytes = 1 << 20
    public static let pushBytes = 4 << 20
    /// One round trip holds what a person could not type in a day.
    public static let changesPerPush = 1000
    public static let feedWaitSeconds = 50
    /// A device further behind compares folders, which costs less than reading along.
    public static let feedEntriesBehind: Int64 = 10_000
    public static let scopeBytes = 100
    public static let reasonBytes = 4 << 10
    public static let receiptBytes = 16
    public static let saltBytes = 16
    public static let codeMinutes = 15
    /// A piece of a bundle is a page, or its head.
    public static let bundlePieceBytes = 4 << 20
    /// More than a region has dossiers.
    public static let bundleFolders = 10_000
    /// What a region writes in years; a larger bundle is no file for a stick.
    public static let bundleChanges = 1_000_000
    /// As many names as fit on a page with their verdicts.
    public static let namesPerQuestion = 1000
}

extension Limits {
    /// What `GET /v1/hub` tells of a message, by the name that a client may look it up by.
    public static var published: [PublishedLimit] {
        [
            PublishedLimit("header-bytes", Int64(headerBytes)),
            PublishedLimit("change-bytes", Int64(changeBytes)),
            PublishedLimit("request-bytes", Int64(pushBytes)),
            PublishedLimit("changes-per-push", Int64(changesPerPush)),
            PublishedLimit("names-per-question", Int64(namesPerQuestion)),
            PublishedLimit("page-bytes", Int64(pageBytes)),
            PublishedLimit("parents", Int64(parents)),
            PublishedLimit("former-lives", Int64(formerLives)),
            PublishedLimit("cbor-depth", Int64(cborDepth)),
            PublishedLimit("feed-wait-seconds", Int64(feedWaitSeconds)),
            PublishedLimit("feed-entries-behind", feedEntriesBehind),
            PublishedLimit("code-minutes", Int64(codeMinutes)),
        ]
    }
}
