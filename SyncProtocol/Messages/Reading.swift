/// Asks for the changes of folders, each from a position of the feed.
public struct Reading: Hashable, Sendable {
    public let folders: [FolderFrom]

    public init(folders: [FolderFrom]) { self.folders = folders }
}

public struct FolderFrom: Hashable, Sendable {
    public let folder: FolderID
    public let after: Int64

    public init(folder: FolderID, after: Int64) {
        self.folder = folder
        self.after = after
    }
}

/// Whole folders first, the last one perhaps in part; what is not mentioned is asked for again.
public struct ReadingAnswer: Hashable, Sendable {
    public let parts: [FolderPart]

    public init(parts: [FolderPart]) { self.parts = parts }
}

public struct FolderPart: Hashable, Sendable {
    public let folder: FolderID
    public let state: State
    public let changes: [PlacedChange]

    public init(folder: FolderID, state: State, changes: [PlacedChange]) {
        self.folder = folder
        self.state = state
        self.changes = changes
    }

    public enum State: UInt64, Sendable, CaseIterable {
        case moreFollows
        case whole
        /// Unknown here, or not to be seen by this device now.
        case absent
        case erased
    }
}

public struct PlacedChange: Hashable, Sendable {
    public let position: Int64
    public let change: Change
    /// There for those on which no other change of the answer stands; it covers the rest.
    public let receipt: Receipt?

    public init(position: Int64, change: Change, receipt: Receipt?) {
        self.position = position
        self.change = change
        self.receipt = receipt
    }
}

extension Reading: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 1)
        folders = try reader.array(of: FolderFrom.self)
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(1)
        writer.array(folders)
    }
}

extension FolderFrom: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a folder and a position") }
        folder = try FolderID(from: &reader)
        after = try reader.integer()
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        folder.write(to: &writer)
        writer.integer(after)
    }
}

extension ReadingAnswer: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 3)
        var run = try ReceiptedRun(from: &reader)
        var parts: [FolderPart] = []
        for _ in 0..<(try reader.array()) {
            parts.append(try FolderPart(from: &reader, run: &run))
        }
        try run.finish()
        self.parts = parts
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(3)
        ReceiptedRun(parts.flatMap(\.changes).map { ($0.change, $0.receipt) }).write(to: &writer)
        writer.array(parts.count)
        for part in parts { part.write(to: &writer) }
    }
}

extension FolderPart {
    /// The changes stand in the answer's run; here are their positions.
    fileprivate init(
        from reader: inout CBORReader, run: inout ReceiptedRun
    ) throws(Malformed) {
        guard try reader.array() == 3 else { throw .unexpected("a folder part has three items") }
        folder = try FolderID(from: &reader)
        state = try reader.code("state of a folder part")
        var changes: [PlacedChange] = []
        for _ in 0..<(try reader.array()) {
            let position = try reader.integer()
            let (change, receipt) = try run.next()
            changes.append(PlacedChange(position: position, change: change, receipt: receipt))
        }
        self.changes = changes
    }

    fileprivate func write(to writer: inout CBORWriter) {
        writer.array(3)
        folder.write(to: &writer)
        writer.unsigned(state.rawValue)
        writer.array(changes.count)
        for placed in changes { writer.integer(placed.position) }
    }
}
