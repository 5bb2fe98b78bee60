public import SyncProtocol

/// Which of two insertions at one place comes first, where nothing else decides it.
public struct TieBreak: Hashable, Comparable, Sendable {
    let site: SiteID
    let sequence: Int64
    let name: ChangeName

    public init(site: SiteID, sequence: Int64, name: ChangeName) {
        self.site = site
        self.sequence = sequence
        self.name = name
    }

    public static func < (one: Self, other: Self) -> Bool {
        (one.site, one.sequence, one.name) < (other.site, other.sequence, other.name)
    }
}
