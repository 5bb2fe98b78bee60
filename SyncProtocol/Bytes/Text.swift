// Bytes as people and web addresses write them: hexadecimal and base64url.

public func bigEndianBytes(_ word: UInt64) -> [UInt8] {
    withUnsafeBytes(of: word.bigEndian) { [UInt8]($0) }
}

func bigEndianBytes<Words: SIMD>(_ words: Words) -> [UInt8] where Words.Scalar == UInt64 {
    [UInt8](unsafeUninitializedCapacity: words.scalarCount * 8) { buffer, count in
        for index in words.indices {
            UnsafeMutableRawBufferPointer(buffer).storeBytes(
                of: words[index].bigEndian, toByteOffset: index * 8, as: UInt64.self)
        }
        count = words.scalarCount * 8
    }
}

/// Up to four words; nil where the bytes are more or fewer than so many words take.
func bigEndianWords(_ bytes: some Collection<UInt8>, count: Int) -> SIMD4<UInt64>? {
    guard bytes.count == count * 8 else { return nil }
    let words = bytes.withContiguousStorageIfAvailable { storage in
        var words = SIMD4<UInt64>()
        for index in 0..<count {
            words[index] = UInt64(
                bigEndian: UnsafeRawBufferPointer(storage).loadUnaligned(
                    fromByteOffset: index * 8, as: UInt64.self))
        }
        return words
    }
    return words ?? bigEndianWords(Array(bytes), count: count)
}

public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

public func bytes(hexadecimal text: some StringProtocol) -> [UInt8]? {
    guard text.utf8.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in text.utf8 {
        guard let digit = Character(Unicode.Scalar(character)).hexDigitValue else { return nil }
        if let first = high {
            bytes.append(first << 4 | UInt8(digit))
            high = nil
        } else {
            high = UInt8(digit)
        }
    }
    return bytes
}

private let base64Alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

/// RFC 4648 §5, without padding.
public func base64URL(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
        buffer = buffer << 8 | UInt32(byte)
        bits += 8
        while bits >= 6 {
            bits -= 6
            text.append(base64Alphabet[Int(buffer >> UInt32(bits) & 63)])
        }
    }
    if bits > 0 { text.append(base64Alphabet[Int(buffer << UInt32(6 - bits) & 63)]) }
    return String(decoding: text, as: UTF8.self)
}

public func bytes(base64URL text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for character in text.utf8 {
        guard let digit = base64Alphabet.firstIndex(of: character) else { return nil }
        buffer = buffer << 6 | UInt32(digit)
        bits += 6
        if bits >= 8 {
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
    }
    let rest = buffer & (1 << UInt32(bits) - 1)
    return bits < 6 && rest == 0 ? bytes : nil
}
