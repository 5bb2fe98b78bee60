/// The part of a change that can be destroyed later: salt and operations.
public struct Body: Hashable, Sendable {
    /// The salt keeps a commitment from being guessed once the body is gone.
    public let bytes: [UInt8]
    public let operations: [Operation]

    public init(salt: [UInt8], operations: [Operation]) {
        precondition(salt.count == Limits.saltBytes, "a salt has 16 bytes")
        var writer = CBORWriter()
        writer.raw(salt)
        writeOperations(operations, to: &writer)
        bytes = writer.output
        self.operations = operations
    }

    public init(decoding bytes: [UInt8]) throws(Malformed) {
        operations = try BodyReading(bytes).operations
        self.bytes = bytes
    }

    public var commitment: Commitment { Commitment(of: bytes) }
}
