/// What a register or an element of a set holds; its schema tells what the number or text means.
public enum Value: Hashable, Sendable {
    case empty
    case whole(Int64)
    case text(String)
    case bytes([UInt8])
}

extension Value {
    /// By their bytes: two spellings of one letter are two values, as they are on the line.
    public static func == (one: Value, other: Value) -> Bool {
        switch (one, other) {
        case (.empty, .empty): true
        case (.whole(let first), .whole(let second)): first == second
        case (.text(let first), .text(let second)): first.utf8.elementsEqual(second.utf8)
        case (.bytes(let first), .bytes(let second)): first == second
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(encoded) }
}

extension Value: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        if reader.takeNull() {
            self = .empty
            return
        }
        switch reader.nextMajor {
        case .unsigned, .negative: self = .whole(try reader.integer())
        case .text: self = .text(try reader.text())
        case .bytes: self = .bytes(try reader.bytes())
        case nil: throw .truncated
        default: throw .unexpected("a value is null, a whole number, text or bytes")
        }
    }

    public func write(to writer: inout CBORWriter) {
        switch self {
        case .empty: writer.null()
        case .whole(let number): writer.integer(number)
        case .text(let text): writer.text(text)
        case .bytes(let bytes): writer.bytes(bytes)
        }
    }
}

extension Value: Comparable {
    /// By their bytes on the wire: an order that every replica shares.
    public static func < (one: Value, other: Value) -> Bool {
        one.encoded.lexicographicallyPrecedes(other.encoded)
    }
}
