/// Deterministic CBOR (RFC 8949 §4.2), appended to one array of bytes.
public struct CBORWriter: Sendable {
    public private(set) var output: [UInt8] = []

    public init() {}

    mutating func reserve(_ byteCount: Int) { output.reserveCapacity(byteCount) }

    public mutating func unsigned(_ value: UInt64) { head(.unsigned, value) }

    public mutating func integer(_ value: Int64) {
        if value >= 0 {
            head(.unsigned, UInt64(value))
        } else {
            head(.negative, UInt64(bitPattern: ~value))
        }
    }

    public mutating func bytes(_ value: some Collection<UInt8>) {
        head(.bytes, UInt64(value.count))
        output.append(contentsOf: value)
    }

    /// A byte string of whole words, the highest byte of each first.
    mutating func bytes<Words: SIMD>(ofWords words: Words) where Words.Scalar == UInt64 {
        head(.bytes, UInt64(words.scalarCount * 8))
        for index in words.indices {
            withUnsafeBytes(of: words[index].bigEndian) { output.append(contentsOf: $0) }
        }
    }

    public mutating func text(_ value: String) {
        let utf8 = value.utf8
        head(.text, UInt64(utf8.count))
        output.append(contentsOf: utf8)
    }

    public mutating func array(_ count: Int) { head(.array, UInt64(count)) }

    /// The caller writes the keys in ascending order.
    public mutating func map(_ count: Int) { head(.map, UInt64(count)) }

    public mutating func boolean(_ value: Bool) { output.append(value ? 0xf5 : 0xf4) }

    public mutating func null() { output.append(0xf6) }

    /// One encoded item, as it was read.
    public mutating func raw(_ item: [UInt8]) { output.append(contentsOf: item) }

    public mutating func array(_ values: some Collection<some WireValue>) {
        array(values.count)
        for value in values { value.write(to: &self) }
    }

    private mutating func head(_ major: CBORMajor, _ value: UInt64) {
        let kind = major.rawValue << 5
        switch value {
        case 0..<24:
            output.append(kind | UInt8(value))
        case 24...0xff:
            output.append(kind | 24)
            output.append(UInt8(value))
        case 0x100...0xffff:
            output.append(kind | 25)
            append(value, bytes: 2)
        case 0x1_0000...0xffff_ffff:
            output.append(kind | 26)
            append(value, bytes: 4)
        default:
            output.append(kind | 27)
            append(value, bytes: 8)
        }
    }

    private mutating func append(_ value: UInt64, bytes: UInt64) {
        for index in (0..<bytes).reversed() {
            output.append(UInt8(truncatingIfNeeded: value >> (index * 8)))
        }
    }
}

/// The eight major types of CBOR.
enum CBORMajor: UInt8 {
    case unsigned, negative, bytes, text, array, map, tag, simple
}

/// What has one form on the wire.
public protocol WireValue {
    init(from reader: inout CBORReader) throws(Malformed)
    func write(to writer: inout CBORWriter)
}

extension WireValue {
    /// Room for a header without a second allocation.
    private static var usualBytes: Int { 256 }

    public init(decoding bytes: [UInt8]) throws(Malformed) {
        var reader = CBORReader(bytes)
        try self.init(from: &reader)
        try reader.finish()
    }

    public var encoded: [UInt8] {
        var writer = CBORWriter()
        writer.reserve(Self.usualBytes)
        write(to: &writer)
        return writer.output
    }
}
