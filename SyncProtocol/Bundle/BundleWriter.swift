/// Writes a bundle piece by piece, to a file or into a program that encrypts it.
public struct BundleWriter {
    private let sink: ([UInt8]) throws -> Void
    private var pieces = BundlePieces()

    public init(_ head: BundleHead, to sink: @escaping ([UInt8]) throws -> Void) throws {
        guard head.folders.count <= Limits.bundleFolders else {
            throw Malformed.overLimit("\(Limits.bundleFolders) folders in a bundle")
        }
        self.sink = sink
        try write(.head(head))
    }

    /// The caller brings each change after its parents.
    public mutating func append(_ change: Change, _ receipt: Receipt?) throws {
        if let piece = pieces.append(ReceiptedChange(change, receipt)) { try write(piece) }
    }

    /// Without its end a bundle is not read.
    public mutating func finish() throws { for piece in pieces.finish() { try write(piece) } }

    private func write(_ piece: BundlePiece) throws {
        let bytes = piece.encoded
        guard bytes.count <= Limits.bundlePieceBytes else { throw Malformed.tooLongForAPiece }
        var writer = CBORWriter()
        writer.bytes(bytes)
        try sink(writer.output)
    }
}
