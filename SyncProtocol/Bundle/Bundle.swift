/// Chosen folders of one replica with all their changes, for a colleague without a network.
///
/// A large one does not become a value: it is written by `BundleWriter` and read by `BundleReader`.
public struct Bundle: Hashable, Sendable {
    public let head: BundleHead
    /// Those that counted for the maker, each after its parents.
    public let changes: [ReceiptedChange]

    public init(head: BundleHead, changes: [ReceiptedChange]) {
        self.head = head
        self.changes = changes
    }
}

/// A change with its maker's proof that the hub accepted it, if he had one.
public struct ReceiptedChange: Hashable, Sendable {
    public let change: Change
    public let receipt: Receipt?

    public init(_ change: Change, _ receipt: Receipt?) {
        self.change = change
        self.receipt = receipt
    }
}

/// What a bundle says of itself: of which hub it is, who made it when, and which folders are in it.
public struct BundleHead: Hashable, Sendable {
    public let hub: HubID
    /// The hub's history that the maker followed, if he had any.
    public let epoch: Epoch?
    public let maker: UserID
    public let makerName: String
    public let madeAt: Int64
    public let folders: [BundledFolder]

    public init(
        hub: HubID, epoch: Epoch?, maker: UserID, makerName: String, madeAt: Int64,
        folders: [BundledFolder]
    ) {
        self.hub = hub
        self.epoch = epoch
        self.maker = maker
        self.makerName = makerName
        self.madeAt = madeAt
        self.folders = folders
    }
}

/// A folder of a bundle, and where it lies for the maker: so far as he says so.
public struct BundledFolder: Hashable, Sendable {
    public let folder: FolderID
    public let places: [Scope]

    public init(folder: FolderID, places: [Scope]) {
        self.folder = folder
        self.places = places
    }
}

extension Bundle: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        var order = BundleOrder()
        var changes: [ReceiptedChange] = []
        while !order.isEnded {
            changes += try order.take(BundlePiece(travelling: reader.bytes()))
        }
        head = order.head!
        self.changes = changes
    }

    public func write(to writer: inout CBORWriter) {
        var pieces = BundlePieces()
        writer.bytes(BundlePiece.head(head).encoded)
        for change in changes {
            if let piece = pieces.append(change) { writer.bytes(piece.encoded) }
        }
        for piece in pieces.finish() { writer.bytes(piece.encoded) }
    }
}
