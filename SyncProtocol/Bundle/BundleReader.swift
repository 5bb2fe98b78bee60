/// Reads a bundle piece by piece from bytes that come in lengths of any kind.
public struct BundleReader {
    public let head: BundleHead
    private let source: () throws -> [UInt8]?
    private var order = BundleOrder()
    private var buffer: [UInt8] = []
    private var sourceIsAtEnd = false

    /// What the head of a byte string takes at most.
    private static let headBytes = 9

    /// The source gives some bytes each time, and nil at its end.
    public init(_ source: @escaping () throws -> [UInt8]?) throws {
        self.source = source
        var buffer: [UInt8] = []
        var isAtEnd = false
        let first = try Self.piece(&buffer, &isAtEnd, source)
        _ = try order.take(first)
        guard let head = order.head else {
            throw Malformed.unexpected("a bundle begins with one head")
        }
        self.head = head
        self.buffer = buffer
        sourceIsAtEnd = isAtEnd
    }

    /// The changes of the next piece; nil after the last one, when all was there and nothing follows.
    public mutating func next() throws -> [ReceiptedChange]? {
        guard !order.isEnded else { return nil }
        let changes = try order.take(Self.piece(&buffer, &sourceIsAtEnd, source))
        guard order.isEnded else { return changes }
        try Self.fill(&buffer, to: 1, &sourceIsAtEnd, source)
        guard buffer.isEmpty else { throw Malformed.trailingBytes }
        return nil
    }

    private static func piece(
        _ buffer: inout [UInt8], _ isAtEnd: inout Bool, _ source: () throws -> [UInt8]?
    ) throws -> BundlePiece {
        try fill(&buffer, to: headBytes, &isAtEnd, source)
        var reader = CBORReader(Array(buffer.prefix(headBytes)))
        let length = try reader.lengthOfBytes()
        guard length <= Limits.bundlePieceBytes else { throw Malformed.tooLongForAPiece }
        let end = reader.position + Int(length)
        try fill(&buffer, to: end, &isAtEnd, source)
        guard buffer.count >= end else { throw Malformed.truncated }
        let piece = try BundlePiece(travelling: Array(buffer[reader.position..<end]))
        buffer.removeFirst(end)
        return piece
    }

    private static func fill(
        _ buffer: inout [UInt8], to count: Int, _ isAtEnd: inout Bool,
        _ source: () throws -> [UInt8]?
    ) throws {
        while !isAtEnd, buffer.count < count {
            if let more = try source() { buffer += more } else { isAtEnd = true }
        }
    }
}
