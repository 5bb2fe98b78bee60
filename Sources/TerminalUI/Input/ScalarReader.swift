/// One character of UTF-8 that may be cut over several reads; what is no UTF-8 gives nothing.
struct ScalarReader: Sendable {
    private var value: UInt32 = 0
    private var missing = 0
    private var least: UInt32 = 0

    var isEmpty: Bool { missing == 0 }

    /// The scalar that this byte completes.
    mutating func read(_ byte: UInt8) -> Unicode.Scalar? {
        if byte & 0xC0 == 0x80 {
            guard missing > 0 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
            missing -= 1
            guard missing == 0, value >= least else { return nil }
            return Unicode.Scalar(value)
        }
        self = ScalarReader()
        switch byte {
        case 0xC2...0xDF: begin(UInt32(byte & 0x1F), missing: 1, least: 0x80)
        case 0xE0...0xEF: begin(UInt32(byte & 0x0F), missing: 2, least: 0x800)
        case 0xF0...0xF4: begin(UInt32(byte & 0x07), missing: 3, least: 0x10000)
        default: break
        }
        return nil
    }

    private mutating func begin(_ bits: UInt32, missing: Int, least: UInt32) {
        value = bits
        self.missing = missing
        self.least = least
    }
}
