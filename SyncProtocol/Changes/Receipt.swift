/// Proof, later and to another epoch, that the hub accepted a change and all its ancestors.
public struct Receipt: Hashable, Sendable {
    public let bytes: [UInt8]

    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Limits.receiptBytes else { return nil }
        self.bytes = bytes
    }

    /// Only the hub holds the key.
    public init(of name: ChangeName, key: [UInt8]) {
        bytes = Array(HMAC.sha256(name.bytes, key: key).prefix(Limits.receiptBytes))
    }

    public func proves(_ name: ChangeName, key: [UInt8]) -> Bool {
        equalInConstantTime(bytes, Receipt(of: name, key: key).bytes)
    }
}

extension Receipt: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard let receipt = Receipt(try reader.bytes()) else {
            throw .unexpected("a receipt has 16 bytes")
        }
        self = receipt
    }

    public func write(to writer: inout CBORWriter) { writer.bytes(bytes) }
}
