/// How far a device has followed which history of the hub.
public struct Cursor: Hashable, Sendable {
    public static let byteCount = 32
    private static let hashBytes = 8

    public let epoch: Epoch
    public let position: Int64
    /// The first eight bytes of the feed hash at that position.
    public let hashPrefix: [UInt8]

    public init(epoch: Epoch, position: Int64, hash: FeedHash) {
        self.epoch = epoch
        self.position = position
        hashPrefix = Array(hash.bytes.prefix(Self.hashBytes))
    }

    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, let epoch = Epoch(bytes[..<16]) else { return nil }
        let word = bytes[16..<24].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let position = Int64(exactly: word) else { return nil }
        self.epoch = epoch
        self.position = position
        hashPrefix = Array(bytes[24...])
    }

    public var bytes: [UInt8] { epoch.bytes + bigEndianBytes(UInt64(position)) + hashPrefix }

    public func matches(_ hash: FeedHash) -> Bool {
        hashPrefix == Array(hash.bytes.prefix(Self.hashBytes))
    }
}

extension Cursor: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard let cursor = Cursor(try reader.bytes()) else {
            throw .unexpected("a cursor has 32 bytes")
        }
        self = cursor
    }

    public func write(to writer: inout CBORWriter) { writer.bytes(bytes) }
}
