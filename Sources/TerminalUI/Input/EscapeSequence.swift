/// A control sequence while its bytes come in: `ESC [`, parameters, one final byte.
struct EscapeSequence: Sendable {
    enum Progress { case goesOn, ended, broken }

    /// No key of any terminal takes more; what is longer is read to its end and means nothing.
    static let longest = 48

    let isAlt: Bool
    private(set) var parameters: [UInt8] = []
    private(set) var final: UInt8 = 0
    private(set) var isTooLong = false

    init(isAlt: Bool) { self.isAlt = isAlt }

    var isEmpty: Bool { parameters.isEmpty }

    mutating func read(_ byte: UInt8) -> Progress {
        if parameters == [UInt8(ascii: "[")] {
            final = byte
            return (0x40...0x7E).contains(byte) ? .ended : .broken
        }
        switch byte {
        // The Linux console opens its function keys with a second bracket.
        case UInt8(ascii: "[") where parameters.isEmpty: parameters.append(byte)
        // rxvt ends a key that is held with shift in a dollar sign.
        case UInt8(ascii: "$") where isOneNumber: return end(byte)
        case 0x20...0x3F: append(byte)
        case 0x40...0x7E: return end(byte)
        default: return .broken
        }
        return .goesOn
    }

    private mutating func end(_ byte: UInt8) -> Progress {
        final = byte
        return .ended
    }

    private mutating func append(_ byte: UInt8) {
        guard parameters.count < Self.longest else {
            isTooLong = true
            return
        }
        parameters.append(byte)
    }

    private var isOneNumber: Bool {
        !parameters.isEmpty && parameters.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The numbers between semicolons, each with what follows it after colons; nil where there is more.
    var numbers: [[Int?]]? {
        guard parameters.allSatisfy({ (0x30...0x3B).contains($0) }) else { return nil }
        return parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { part in
                part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                    .map { Int(String(decoding: $0, as: UTF8.self)) }
            }
    }
}
