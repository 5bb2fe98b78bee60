/// A text from elsewhere as it may be kept: lines end in `\n`, and of the control characters only tabs stay.
public enum CleanText {
    public static func of(_ text: String) -> String { of(Array(text.utf8)) }

    static func of(_ bytes: [UInt8]) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case Ascii.lineFeed where previous == Ascii.carriageReturn: break
            case Ascii.carriageReturn: kept.append(Ascii.lineFeed)
            case Ascii.lineFeed, Ascii.tab: kept.append(byte)
            case ..<0x20, Ascii.delete: break
            // The second half of control characters is written in two bytes that start so.
            case 0x80...0x9F where kept.last == 0xC2: kept.removeLast()
            default: kept.append(byte)
            }
            previous = byte
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
