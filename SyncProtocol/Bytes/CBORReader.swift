/// Reads deterministic CBOR and refuses everything else; a claimed length never allocates.
public struct CBORReader: Sendable {
    private let input: [UInt8]
    private(set) var position = 0

    public init(_ input: [UInt8]) { self.input = input }

    /// Begins after the first bytes, which are something else.
    init(_ input: [UInt8], after count: Int) {
        precondition(count <= input.count, "a reader begins within its input")
        self.input = input
        position = count
    }

    public var isAtEnd: Bool { position == input.count }

    public func finish() throws(Malformed) {
        guard isAtEnd else { throw .trailingBytes }
    }

    public mutating func unsigned() throws(Malformed) -> UInt64 { try head(.unsigned) }

    public mutating func integer() throws(Malformed) -> Int64 {
        let (major, value) = try head()
        guard major == .unsigned || major == .negative else {
            throw .unexpected("a whole number was expected")
        }
        guard let magnitude = Int64(exactly: value) else { throw .overLimit("63 bits") }
        return major == .unsigned ? magnitude : ~magnitude
    }

    public mutating func bytes() throws(Malformed) -> [UInt8] {
        Array(try take(try head(.bytes)))
    }

    /// A byte string of whole words, the highest byte of each first; nil where it has another length.
    mutating func words(_ count: Int) throws(Malformed) -> SIMD4<UInt64>? {
        let bytes = try take(try head(.bytes))
        guard bytes.count == count * 8 else { return nil }
        return input.withUnsafeBytes { storage in
            var words = SIMD4<UInt64>()
            for index in 0..<count {
                let word = storage.loadUnaligned(
                    fromByteOffset: bytes.startIndex + index * 8, as: UInt64.self)
                words[index] = UInt64(bigEndian: word)
            }
            return words
        }
    }

    public mutating func text() throws(Malformed) -> String {
        guard let text = String(validating: try take(try head(.text)), as: UTF8.self) else {
            throw .badUTF8
        }
        return text
    }

    /// Where the bytes of a text lie, once they are known to be UTF-8.
    mutating func textPlace() throws(Malformed) -> Range<Int> {
        let place = try take(try head(.text)).indices
        do { _ = try UTF8Span(validating: input.span.extracting(place)) } catch { throw .badUTF8 }
        return place
    }

    /// How long a byte string is of which perhaps only the head is here yet.
    mutating func lengthOfBytes() throws(Malformed) -> UInt64 { try head(.bytes) }

    mutating func bytesPlace() throws(Malformed) -> Range<Int> {
        try take(try head(.bytes)).indices
    }

    /// The number of items that follow; each takes at least a byte, so it cannot exceed the input.
    public mutating func array() throws(Malformed) -> Int {
        let count = try head(.array)
        guard count <= UInt64(input.count - position) else { throw .truncated }
        return Int(count)
    }

    public mutating func map() throws(Malformed) -> Int {
        let count = try head(.map)
        guard count <= UInt64(input.count - position) / 2 else { throw .truncated }
        return Int(count)
    }

    public mutating func boolean() throws(Malformed) -> Bool {
        switch try byte() {
        case 0xf4: return false
        case 0xf5: return true
        default: throw .unexpected("true or false was expected")
        }
    }

    /// Takes a null if one comes next.
    public mutating func takeNull() -> Bool {
        guard position < input.count, input[position] == 0xf6 else { return false }
        position += 1
        return true
    }

    public mutating func array<Value: WireValue>(
        of type: Value.Type, atMost limit: Int = .max
    ) throws(Malformed) -> [Value] {
        let count = try array()
        guard count <= limit else { throw .overLimit("\(limit) items") }
        var values: [Value] = []
        for _ in 0..<count { values.append(try Value(from: &self)) }
        return values
    }

    /// One whole item, checked, as its bytes.
    public mutating func raw() throws(Malformed) -> [UInt8] {
        let start = position
        try skip(depth: 1)
        return Array(input[start..<position])
    }

    /// Goes back to an item that was read before.
    mutating func rewind(to position: Int) { self.position = position }

    /// Passes over what a later version added at the end of a known array.
    public mutating func skip(_ count: Int) throws(Malformed) {
        for _ in 0..<max(0, count) { try skip(depth: 1) }
    }

    /// What kind of item comes next, without taking it.
    var nextMajor: CBORMajor? {
        position < input.count ? CBORMajor(rawValue: input[position] >> 5) : nil
    }

    /// Whether a short array comes next that begins with a small number.
    func nextIsArray(of count: Int, code: UInt64) -> Bool {
        input.count - position >= 2
            && input[position] == CBORMajor.array.rawValue << 5 | UInt8(count)
            && input[position + 1] == UInt8(code)
    }

    private mutating func skip(depth: Int) throws(Malformed) {
        guard depth <= Limits.cborDepth else { throw .tooDeep }
        if nextMajor == .simple { return try skipSimple() }
        let (major, value) = try head()
        switch major {
        case .unsigned, .negative: return
        case .bytes: _ = try take(value)
        case .text:
            let place = try take(value).indices
            do { _ = try UTF8Span(validating: input.span.extracting(place)) } catch {
                throw .badUTF8
            }
        case .array:
            guard value <= UInt64(input.count - position) else { throw .truncated }
            for _ in 0..<value { try skip(depth: depth + 1) }
        case .map:
            guard value <= UInt64(input.count - position) / 2 else { throw .truncated }
            try skipPairs(value, depth: depth)
        case .tag, .simple: throw .outsideProfile
        }
    }

    private mutating func skipPairs(_ count: UInt64, depth: Int) throws(Malformed) {
        var previous: ArraySlice<UInt8> = []
        for _ in 0..<count {
            let start = position
            try skip(depth: depth + 1)
            let key = input[start..<position]
            guard previous.lexicographicallyPrecedes(key) else { throw .keysOutOfOrder }
            previous = key
            try skip(depth: depth + 1)
        }
    }

    private mutating func skipSimple() throws(Malformed) {
        switch try byte() {
        case 0xf4, 0xf5, 0xf6: return
        case 0xf9: try checkHalf(UInt16(try bigEndian(2)))
        case 0xfa: try checkSingle(UInt32(try bigEndian(4)))
        case 0xfb: try checkDouble(try bigEndian(8))
        case 0xff: throw .indefiniteLength
        default: throw .outsideProfile
        }
    }

    private mutating func head(_ expected: CBORMajor) throws(Malformed) -> UInt64 {
        guard let next = nextMajor else { throw .truncated }
        guard next == expected else { throw .unexpected("\(expected) was expected, not \(next)") }
        return try head().value
    }

    private mutating func head() throws(Malformed) -> (major: CBORMajor, value: UInt64) {
        let first = try byte()
        let major = CBORMajor(rawValue: first >> 5)!
        switch first & 31 {
        case let small where small < 24: return (major, UInt64(small))
        case 24: return (major, try longer(bytes: 1, than: 23))
        case 25: return (major, try longer(bytes: 2, than: 0xff))
        case 26: return (major, try longer(bytes: 4, than: 0xffff))
        case 27: return (major, try longer(bytes: 8, than: 0xffff_ffff))
        case 31: throw .indefiniteLength
        default: throw .outsideProfile
        }
    }

    private mutating func longer(bytes count: Int, than limit: UInt64) throws(Malformed) -> UInt64 {
        let value = try bigEndian(count)
        guard value > limit else { throw .notShortest }
        return value
    }

    private mutating func bigEndian(_ count: Int) throws(Malformed) -> UInt64 {
        guard count <= input.count - position else { throw .truncated }
        var value: UInt64 = 0
        for index in position..<position + count { value = value << 8 | UInt64(input[index]) }
        position += count
        return value
    }

    private mutating func byte() throws(Malformed) -> UInt8 {
        guard position < input.count else { throw .truncated }
        defer { position += 1 }
        return input[position]
    }

    private mutating func take(_ count: UInt64) throws(Malformed) -> ArraySlice<UInt8> {
        guard count <= UInt64(input.count - position) else { throw .truncated }
        defer { position += Int(count) }
        return input[position..<position + Int(count)]
    }
}
