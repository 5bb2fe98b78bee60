/// One page of the hub's list, with what this device may see now.
public struct FeedPage: Hashable, Sendable {
    public let entries: [FeedEntry]
    /// Where to go on; it moves also when nothing was visible.
    public let cursor: Cursor
    /// Whether the page reaches the end of the feed.
    public let isLast: Bool
    /// The hub's clock, in milliseconds since 1970.
    public let hubTime: Int64
    /// The last position of the feed, so that a device can tell how far it is; nil from an older hub.
    public let end: Int64?

    public init(
        entries: [FeedEntry], cursor: Cursor, isLast: Bool, hubTime: Int64, end: Int64? = nil
    ) {
        self.entries = entries
        self.cursor = cursor
        self.isLast = isLast
        self.hubTime = hubTime
        self.end = end
    }
}

public enum FeedEntry: Hashable, Sendable {
    /// The receipt is there for those on which no other change of the page stands; it covers the rest.
    case change(Change, Receipt?)
    /// A change of the asking device's own site, by name only: one it lacks means that it was copied.
    case own(ChangeName, Receipt)
    /// The folder has come within the device's scopes; its contents are read apart.
    case enter(FolderID)
    case leave(FolderID)
    case erase(FolderID)
    case reject(ChangeName, RejectReason)
    /// The grants of the device's user changed: compare.
    case grant
    /// A change of the device's user that is accepted in a folder that the device may not see now.
    case accepted(ChangeName, Receipt)
}

extension FeedPage: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 6)
        var run = try ReceiptedRun(from: &reader)
        var entries: [FeedEntry] = []
        for _ in 0..<(try reader.array()) {
            entries.append(try FeedEntry(from: &reader, run: &run))
        }
        try run.finish()
        self.entries = entries
        cursor = try Cursor(from: &reader)
        isLast = try reader.boolean()
        hubTime = try reader.integer()
        end = later > 0 ? try reader.integer() : nil
        try reader.skip(max(later - 1, 0))
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(end == nil ? 6 : 7)
        ReceiptedRun(
            entries.compactMap { entry in
                guard case .change(let change, let receipt) = entry else { return nil }
                return (change, receipt)
            }
        ).write(to: &writer)
        writer.array(entries.count)
        for entry in entries { entry.write(to: &writer) }
        cursor.write(to: &writer)
        writer.boolean(isLast)
        writer.integer(hubTime)
        if let end { writer.integer(end) }
    }
}

extension FeedEntry {
    /// The changes themselves stand in the page's run, in the order of their entries.
    fileprivate init(
        from reader: inout CBORReader, run: inout ReceiptedRun
    ) throws(Malformed) {
        let count = try reader.array()
        switch (try reader.unsigned(), count) {
        case (0, 1):
            let (change, receipt) = try run.next()
            self = .change(change, receipt)
        case (1, 3): self = .own(try ChangeName(from: &reader), try Receipt(from: &reader))
        case (2, 2): self = .enter(try FolderID(from: &reader))
        case (3, 2): self = .leave(try FolderID(from: &reader))
        case (4, 2): self = .erase(try FolderID(from: &reader))
        case (5, 3): self = .reject(try ChangeName(from: &reader), try RejectReason(from: &reader))
        case (6, 1): self = .grant
        case (7, 3): self = .accepted(try ChangeName(from: &reader), try Receipt(from: &reader))
        default: throw .unexpected("a feed entry")
        }
    }

    fileprivate func write(to writer: inout CBORWriter) {
        switch self {
        case .change:
            writer.array(1)
            writer.unsigned(0)
        case .own(let name, let receipt): writer.entry(1, name, receipt)
        case .enter(let folder): writer.entry(2, folder)
        case .leave(let folder): writer.entry(3, folder)
        case .erase(let folder): writer.entry(4, folder)
        case .reject(let name, let reason): writer.entry(5, name, reason)
        case .grant:
            writer.array(1)
            writer.unsigned(6)
        case .accepted(let name, let receipt): writer.entry(7, name, receipt)
        }
    }
}

extension CBORWriter {
    fileprivate mutating func entry(_ code: UInt64, _ only: some WireValue) {
        array(2)
        unsigned(code)
        only.write(to: &self)
    }

    fileprivate mutating func entry(
        _ code: UInt64, _ first: some WireValue, _ second: some WireValue
    ) {
        array(3)
        unsigned(code)
        first.write(to: &self)
        second.write(to: &self)
    }
}
