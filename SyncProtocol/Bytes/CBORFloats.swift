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

/// Whether the value has at most eleven significant bits within the range of a half.
private func fitsHalf(_ value: Float) -> Bool {
    guard value != 0 else { return true }
    let magnitude = value.magnitude
    guard magnitude <= 65504 else { return false }
    let exponent = max(magnitude.exponent, -14)
    let unit = Float(sign: .plus, exponent: exponent - 10, significand: 1)
    return (magnitude / unit).rounded(.towardZero) * unit == magnitude
}
