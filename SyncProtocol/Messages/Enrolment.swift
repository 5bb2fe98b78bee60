/// Connects a new device: a one-time code, told by the office, for a token.
public struct Enrolment: Hashable, Sendable {
    public let code: String
    public let site: SiteID
    public let deviceName: String

    public init(code: String, site: SiteID, deviceName: String) {
        self.code = code
        self.site = site
        self.deviceName = deviceName
    }
}

/// 256 random bits that stand for one person on one device.
public struct Token: Hashable, Sendable {
    public static let byteCount = 32

    public let bytes: [UInt8]

    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// What the hub keeps instead of the token.
    public var fingerprint: [UInt8] { SHA256.hash(bytes) }
}

public struct EnrolmentAnswer: Hashable, Sendable {
    public let token: Token
    public let hub: HubID
    public let user: UserID
    public let userName: String
    public let grants: [Grant]

    public init(token: Token, hub: HubID, user: UserID, userName: String, grants: [Grant]) {
        self.token = token
        self.hub = hub
        self.user = user
        self.userName = userName
        self.grants = grants
    }
}

/// In which role a user works within a scope.
public struct Grant: Hashable, Sendable {
    public let role: String
    public let scope: Scope

    public init(role: String, scope: Scope) {
        self.role = role
        self.scope = scope
    }
}

/// After a fork: the device goes on as a new site, and asks what the hub has of the former one.
public struct NewSite: Hashable, Sendable {
    public let former: SiteID
    public let site: SiteID
    /// The last sequence number that the device knows to be common.
    public let after: Int64

    public init(former: SiteID, site: SiteID, after: Int64) {
        self.former = former
        self.site = site
        self.after = after
    }
}

public struct NewSiteAnswer: Hashable, Sendable {
    public let token: Token
    public let known: [KnownChange]

    public init(token: Token, known: [KnownChange]) {
        self.token = token
        self.known = known
    }
}

/// A change of the former site that the hub has, and what it said of it.
public struct KnownChange: Hashable, Sendable {
    public let name: ChangeName
    public let verdict: Verdict

    public init(name: ChangeName, verdict: Verdict) {
        self.name = name
        self.verdict = verdict
    }
}

/// What anybody may know of a hub.
public struct HubInfo: Hashable, Sendable {
    public let hub: HubID
    public let epoch: Epoch
    public let versions: [Int64]
    public let time: Int64
    /// Nil from a hub that does not publish them.
    public let limits: [PublishedLimit]?

    public init(
        hub: HubID, epoch: Epoch, versions: [Int64], time: Int64, limits: [PublishedLimit]? = nil
    ) {
        self.hub = hub
        self.epoch = epoch
        self.versions = versions
        self.time = time
        self.limits = limits
    }
}

/// A limit by its name, as `header-bytes`.
public struct PublishedLimit: Hashable, Sendable {
    public let name: String
    public let most: Int64

    public init(_ name: String, _ most: Int64) {
        self.name = name
        self.most = most
    }
}
