// The shortest form of a float (RFC 8949 §4.2.1): the protocol has none, a later version may.

private let halfNaN: UInt16 = 0x7e00

func checkHalf(_ bits: UInt16) throws(Malformed) {
    let isNaN = bits & 0x7c00 == 0x7c00 && bits & 0x03ff != 0
    guard !isNaN || bits == halfNaN else { throw .notShortest }
}

func checkSingle(_ bits: UInt32) throws(Malformed) {
    let value = Float(bitPattern: bits)
    guard !value.isNaN, !value.isInfinite, !fitsHalf(value) else { throw .notShortest }
}

func checkDouble(_ bits: UInt64) throws(Malformed) {
    let value = Double(bitPattern: bits)
    guard !value.isNaN, Double(Float(value)) != value else { throw .notShortest }
}

/// Whether a half can hold the value: eleven significant bits, fewer below its smallest normal number.
private func fitsHalf(_ value: Float) -> Bool {
    guard value != 0 else { return true }
    let exponent = Int(value.bitPattern >> 23 & 0xff) - 127
    guard exponent >= -24, exponent <= 15 else { return false }
    let dropped = exponent >= -14 ? 13 : 13 + (-14 - exponent)
    let significand = value.bitPattern & 0x7f_ffff | 0x80_0000
    return significand & (1 << UInt32(dropped) - 1) == 0
}
