/// The part of a change that can be destroyed later: salt and operations.
public struct Body: Hashable, Sendable {
    /// The salt keeps a commitment from being guessed once the body is gone.
    public let bytes: [UInt8]
    public let operations: [Operation]

    public init(salt: [UInt8], operations: [Operation]) {
        precondition(salt.count == Limits.saltBytes, "a salt has 16 bytes")
        var writer = CBORWriter()
        writeOperations(operations, to: &writer)
        bytes = salt + writer.output
        self.operations = operations
    }

    public init(decoding bytes: [UInt8]) throws(Malformed) {
        guard bytes.count > Limits.saltBytes else { throw .truncated }
        guard bytes.count <= Limits.changeBytes else {
            throw .overLimit("\(Limits.changeBytes) bytes in one change")
        }
        var reader = CBORReader(bytes, after: Limits.saltBytes)
        operations = try readOperations(from: &reader)
        try reader.finish()
        self.bytes = bytes
    }

    public var commitment: Commitment { Commitment(of: bytes) }
}
