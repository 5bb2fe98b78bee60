/// A bracketed paste while it comes in; every byte is looked at once, however long it is.
public struct PasteReader: Sendable {
    /// Ten megabytes: more than any report, and no terminal can fill the memory.
    public static let usualLimit = 10 << 20

    private static let endMark: [UInt8] = [Ascii.escape] + Array("[201~".utf8)

    private let limit: Int
    private var bytes: [UInt8] = []
    private var matched = 0
    private var isCut = false
    private(set) var isComplete = false

    init(limit: Int) { self.limit = limit }

    /// Takes what belongs to the paste, and returns what comes after it.
    mutating func read(_ more: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for index in more.indices {
            let byte = more[index]
            if byte == Self.endMark[matched] {
                matched += 1
                if matched == Self.endMark.count {
                    isComplete = true
                    return more[(index + 1)...]
                }
                continue
            }
            if matched > 0 { keep(Self.endMark[..<matched]) }
            matched = byte == Ascii.escape ? 1 : 0
            if matched == 0 { keep(byte) }
        }
        return []
    }

    private mutating func keep(_ byte: UInt8) {
        if bytes.count < limit { bytes.append(byte) } else { isCut = true }
    }

    private mutating func keep(_ some: ArraySlice<UInt8>) {
        for byte in some { keep(byte) }
    }

    var paste: Paste { Paste(CleanText.of(bytes), isCut: isCut) }
}
