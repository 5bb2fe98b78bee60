/// What one or two cells show: a base character with its marks, at most fourteen bytes of UTF-8.
struct Glyph: Hashable, Sendable {
    /// Room for the base and three marks at least; more marks than that are drawn by no terminal.
    private static let mostBytes = 14

    /// The bytes from the lowest on; the highest one of `high` is how many cells it takes.
    private var low: UInt64
    private var high: UInt64

    static let space = Glyph(" ", columns: 1)
    /// The right half of a wide character.
    static let tail = Glyph(low: 0, high: 0)

    init(_ scalar: Unicode.Scalar, columns: Int) {
        low = 0
        high = UInt64(columns) << 56
        var shift: UInt64 = 0
        for byte in UTF8.encode(scalar)! {
            low |= UInt64(byte) << shift
            shift += 8
        }
    }

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    var columns: Int { Int(high >> 56) }

    var isTail: Bool { columns == 0 }

    /// ASCII and Latin letters, lines and blocks: after these every terminal's cursor stands where we think.
    var isCertain: Bool {
        let first = low & 0xFF
        if first < 0x80 { return low >> 8 == 0 }
        if first < 0xCC { return low >> 16 == 0 }
        return low & 0xFFFF == 0x94E2 || low & 0xFFFF == 0x95E2
    }

    private var byteCount: Int {
        let text = high & 0x00FF_FFFF_FFFF_FFFF
        if text != 0 { return 16 - text.leadingZeroBitCount / 8 }
        return 8 - low.leadingZeroBitCount / 8
    }

    /// Puts a mark on top, where there is room for it.
    mutating func add(_ mark: Unicode.Scalar) {
        var place = byteCount
        let bytes = UTF8.encode(mark)!
        guard place + bytes.count <= Self.mostBytes else { return }
        for byte in bytes {
            if place < 8 {
                low |= UInt64(byte) << UInt64(place * 8)
            } else {
                high |= UInt64(byte) << UInt64((place - 8) * 8)
            }
            place += 1
        }
    }

    func append(to bytes: inout [UInt8]) {
        var rest = low
        while rest != 0 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        rest = high & 0x00FF_FFFF_FFFF_FFFF
        while rest != 0 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}
