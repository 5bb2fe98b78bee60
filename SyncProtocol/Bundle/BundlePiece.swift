/// A bundle travels in pieces, so that neither side needs all of it at once.
enum BundlePiece {
    case head(BundleHead)
    case changes([ReceiptedChange])
    /// How many changes there were: a file that was cut off lacks this.
    case end(UInt64)

    static let mark = "veldboek-bundel"
    static let version: UInt64 = 1

    /// A piece out of the byte string in which it travels.
    init(travelling bytes: [UInt8]) throws(Malformed) {
        guard bytes.count <= Limits.bundlePieceBytes else { throw .tooLongForAPiece }
        try self.init(decoding: bytes)
    }
}

extension Malformed {
    static let tooLongForAPiece = overLimit("\(Limits.bundlePieceBytes) bytes in a piece")
}

/// Holds the pieces of a bundle to their order.
struct BundleOrder {
    private(set) var head: BundleHead?
    private(set) var isEnded = false
    private var folders: Set<FolderID> = []
    private var count: UInt64 = 0

    /// Returns the changes of the piece.
    mutating func take(_ piece: BundlePiece) throws(Malformed) -> [ReceiptedChange] {
        switch (piece, head) {
        case (.head(let head), nil):
            self.head = head
            folders = Set(head.folders.map(\.folder))
            guard folders.count == head.folders.count else {
                throw .unexpected("a folder that the bundle lists twice")
            }
            return []
        case (.changes(let changes), .some):
            count += UInt64(changes.count)
            guard count <= Limits.bundleChanges else {
                throw .overLimit("\(Limits.bundleChanges) changes")
            }
            guard changes.allSatisfy({ folders.contains($0.change.header.folder) }) else {
                throw .unexpected("a change of a folder that the bundle does not list")
            }
            return changes
        case (.end(let said), .some):
            guard said == count else {
                throw .unexpected("a bundle with another number of changes")
            }
            isEnded = true
            return []
        default: throw .unexpected("a bundle begins with one head")
        }
    }
}

/// Divides changes over pieces: always in the same way, so that a bundle has one form.
struct BundlePieces {
    private var gathered: [ReceiptedChange] = []
    private var bytes = 0
    private var count: UInt64 = 0

    /// The piece before this change, once it is full.
    mutating func append(_ change: ReceiptedChange) -> BundlePiece? {
        let size = change.change.byteCount
        let isFull =
            !gathered.isEmpty
            && (bytes + size > Limits.pageBytes || gathered.count == Limits.changesPerPush)
        let piece = isFull ? takeGathered() : nil
        gathered.append(change)
        bytes += size
        count += 1
        return piece
    }

    mutating func finish() -> [BundlePiece] {
        (gathered.isEmpty ? [] : [takeGathered()]) + [.end(count)]
    }

    private mutating func takeGathered() -> BundlePiece {
        defer {
            gathered = []
            bytes = 0
        }
        return .changes(gathered)
    }
}

extension BundlePiece: WireValue {
    init(from reader: inout CBORReader) throws(Malformed) {
        let items = try reader.array()
        guard items > 0 else { throw .unexpected("a piece of a bundle") }
        switch (try reader.unsigned(), items) {
        case (0, 9...):
            guard try reader.text() == Self.mark else { throw .unexpected("not a bundle") }
            let version = try reader.unsigned()
            guard version == Self.version else {
                throw .unexpected("a bundle of version \(version)")
            }
            self = .head(try BundleHead(from: &reader))
            try reader.skip(items - 9)
        case (1, 3):
            self = .changes(try ReceiptedRun(from: &reader).items.map { ReceiptedChange($0, $1) })
        case (2, 2): self = .end(try reader.unsigned())
        default: throw .unexpected("a piece of a bundle")
        }
    }

    func write(to writer: inout CBORWriter) {
        switch self {
        case .head(let head):
            writer.array(9)
            writer.unsigned(0)
            writer.text(Self.mark)
            writer.unsigned(Self.version)
            head.write(to: &writer)
        case .changes(let changes):
            writer.array(3)
            writer.unsigned(1)
            // A receipt covers what it stands on.
            let proven = Set(
                changes.flatMap { $0.receipt == nil ? [] : $0.change.header.parents })
            ReceiptedRun(
                changes.map { ($0.change, proven.contains($0.change.name) ? nil : $0.receipt) }
            ).write(to: &writer)
        case .end(let count):
            writer.array(2)
            writer.unsigned(2)
            writer.unsigned(count)
        }
    }
}

extension BundleHead {
    fileprivate init(from reader: inout CBORReader) throws(Malformed) {
        hub = try HubID(from: &reader)
        epoch = reader.takeNull() ? nil : try Epoch(from: &reader)
        maker = try UserID(from: &reader)
        makerName = try reader.text()
        madeAt = try reader.integer()
        folders = try reader.array(of: BundledFolder.self, atMost: Limits.bundleFolders)
    }

    fileprivate func write(to writer: inout CBORWriter) {
        hub.write(to: &writer)
        if let epoch { epoch.write(to: &writer) } else { writer.null() }
        maker.write(to: &writer)
        writer.text(makerName)
        writer.integer(madeAt)
        writer.array(folders)
    }
}

extension BundledFolder: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a folder and its places") }
        folder = try FolderID(from: &reader)
        places = try reader.array(of: Scope.self)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        folder.write(to: &writer)
        writer.array(places)
    }
}
