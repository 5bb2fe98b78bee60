/// All that a device holds, as one digest a folder: first sync, repair and change of epoch in one.
public struct Comparison: Hashable, Sendable {
    public let site: SiteID
    public let held: [HeldFolder]

    public init(site: SiteID, held: [HeldFolder]) {
        self.site = site
        self.held = held
    }
}

public struct HeldFolder: Hashable, Sendable {
    public let folder: FolderID
    public let digest: FolderDigest

    public init(folder: FolderID, digest: FolderDigest) {
        self.folder = folder
        self.digest = digest
    }
}

public struct ComparisonAnswer: Hashable, Sendable {
    public let folders: [ComparedFolder]
    /// The last of the site's changes that the hub has without a gap before it.
    public let head: SitePoint
    public let cursor: Cursor
    /// What the device's user may do now; nil where the hub does not tell.
    public let grants: [Grant]?
    /// How many changes the folders have that the device is to read; told only after the grants.
    public let changesToRead: Int64?

    public init(
        folders: [ComparedFolder], head: SitePoint, cursor: Cursor, grants: [Grant]? = nil,
        changesToRead: Int64? = nil
    ) {
        self.folders = folders
        self.head = head
        self.cursor = cursor
        self.grants = grants
        self.changesToRead = grants == nil ? nil : changesToRead
    }
}

public struct ComparedFolder: Hashable, Sendable {
    public let folder: FolderID
    public let outcome: Outcome

    public init(folder: FolderID, outcome: Outcome) {
        self.folder = folder
        self.outcome = outcome
    }

    public enum Outcome: UInt64, Sendable, CaseIterable {
        case same
        case differs
        /// The device may hold it and did not name it.
        case enter
        /// The device may not hold it any more; both histories are equal.
        case leave
        case erased
        case unknown
        /// The device may not hold it any more, and the histories differ: offer first.
        case leaveDiffers
    }
}

extension Comparison: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 2)
        site = try SiteID(from: &reader)
        held = try reader.array(of: HeldFolder.self)
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        site.write(to: &writer)
        writer.array(held)
    }
}

extension HeldFolder: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let pair = try WirePair<FolderID, FolderDigest>(from: &reader)
        self.init(folder: pair.first, digest: pair.second)
    }

    public func write(to writer: inout CBORWriter) { WirePair(folder, digest).write(to: &writer) }
}

extension ComparisonAnswer: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 3)
        folders = try reader.array(of: ComparedFolder.self)
        head = try SitePoint(from: &reader)
        cursor = try Cursor(from: &reader)
        grants = later > 0 ? try reader.array(of: Grant.self) : nil
        changesToRead = later > 1 ? try reader.integer() : nil
        try reader.skip(max(0, later - 2))
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(3 + (grants == nil ? 0 : 1) + (changesToRead == nil ? 0 : 1))
        writer.array(folders)
        head.write(to: &writer)
        cursor.write(to: &writer)
        if let grants { writer.array(grants) }
        if let changesToRead { writer.integer(changesToRead) }
    }
}

extension ComparedFolder: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a compared folder has two items") }
        folder = try FolderID(from: &reader)
        outcome = try reader.code("outcome of a comparison")
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        folder.write(to: &writer)
        writer.unsigned(outcome.rawValue)
    }
}
