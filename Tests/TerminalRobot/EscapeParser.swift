/// What a terminal makes of the bytes of a program, one by one.
struct EscapeParser {
    struct Sequence: Equatable {
        var mark = ""
        var numbers: [Int] = []
        var final = ""
    }

    enum Found: Equatable {
        case nothing, newLine, carriageReturn
        case print(Unicode.Scalar)
        case control(Sequence)
        case odd(String)
    }

    private enum State { case ground, escape, sequence }

    private var state = State.ground
    private var parameters = ""
    private var utf8: [UInt8] = []

    mutating func take(_ byte: UInt8) -> Found {
        switch state {
        case .ground: return ground(byte)
        case .escape:
            state = byte == UInt8(ascii: "[") ? .sequence : .ground
            parameters = ""
            return state == .sequence ? .nothing : .odd("ESC \(byte)")
        case .sequence:
            if byte == 0x18 || byte == 0x1B {
                state = byte == 0x18 ? .ground : .escape
                return byte == 0x18 ? .nothing : .odd("ESC in a sequence")
            }
            guard (0x40...0x7E).contains(byte) else {
                parameters.unicodeScalars.append(Unicode.Scalar(byte))
                return .nothing
            }
            state = .ground
            return .control(sequence(byte))
        }
    }

    private mutating func ground(_ byte: UInt8) -> Found {
        switch byte {
        case 0x1B: state = .escape
        case 0x18: return .nothing
        case 0x0A: return .newLine
        case 0x0D: return .carriageReturn
        case ..<0x20, 0x7F: return .odd("control byte \(byte)")
        case ..<0x80: return .print(Unicode.Scalar(byte))
        default:
            utf8.append(byte)
            guard let text = String(validating: utf8, as: UTF8.self) else {
                if utf8.count < 4 { return .nothing }
                utf8 = []
                return .odd("no UTF-8")
            }
            utf8 = []
            return printed(text.unicodeScalars.first!)
        }
        return .nothing
    }

    /// Characters that direct others may do anything to a terminal's rows.
    private func printed(_ scalar: Unicode.Scalar) -> Found {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
            .odd("U+" + String(scalar.value, radix: 16))
        default: .print(scalar)
        }
    }

    private func sequence(_ final: UInt8) -> Sequence {
        let mark =
            parameters.first.map { "?<=>".contains($0) } == true ? String(parameters.first!) : ""
        let numbers = parameters.dropFirst(mark.count).split(separator: ";").map { Int($0) ?? -1 }
        return Sequence(
            mark: mark, numbers: numbers, final: String(Unicode.Scalar(final)))
    }
}

/// Which characters a terminal draws on the one before.
enum EmulatedWidth {
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default:
            (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
        }
    }
}
