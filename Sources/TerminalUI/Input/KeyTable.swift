/// Which bytes stand for which key, for xterm, VTE, kitty, the Linux console, tmux, screen and rxvt.
enum KeyTable {
    enum Meaning: Equatable {
        case key(Key)
        case focus(Bool)
        case paste, oldMouse, nothing
    }

    static func key(ofASCII byte: UInt8, _ modifiers: Key.Modifiers) -> Key? {
        switch byte {
        case Ascii.backspace, Ascii.delete: Key(.backspace, modifiers)
        case Ascii.tab: Key(.tab, modifiers)
        case Ascii.lineFeed, Ascii.carriageReturn: Key(.enter, modifiers)
        case Ascii.escape: Key(.escape, modifiers)
        case 0: Key(.character(" "), modifiers.union(.control))
        case 1...26: Key(character(byte + 0x60), modifiers.union(.control))
        case 28...31: Key(character(byte + 0x40), modifiers.union(.control))
        default: Key(character(byte), modifiers)
        }
    }

    private static func character(_ byte: UInt8) -> Key.Code {
        .character(Character(Unicode.Scalar(byte)))
    }

    static func key(ofSingleShift byte: UInt8, _ modifiers: Key.Modifiers) -> Key? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            letters[byte - 0x20].map { Key($0, modifiers.union(.control)) }
        case UInt8(ascii: "M"): Key(.enter, modifiers)
        case UInt8(ascii: "I"): Key(.tab, modifiers)
        // The keypad: its signs are those of ASCII, 0x40 further on.
        case UInt8(ascii: "j")...UInt8(ascii: "y"): Key(character(byte - 0x40), modifiers)
        default: letters[byte].map { Key($0, modifiers) }
        }
    }

    private static let letters: [UInt8: Key.Code] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
        UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
        UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
        UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    ]

    private static let numbers: [Int: Key.Code] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4),
        15: .function(5), 17: .function(6), 18: .function(7), 19: .function(8),
        20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
    ]

    static func meaning(of sequence: EscapeSequence) -> Meaning {
        guard !sequence.isTooLong else { return .nothing }
        let base: Key.Modifiers = sequence.isAlt ? .alt : []
        if sequence.parameters == [UInt8(ascii: "[")] {
            let isFunction = (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(sequence.final)
            return isFunction ? .key(Key(.function(Int(sequence.final) - 0x40), base)) : .nothing
        }
        guard let numbers = sequence.numbers else { return .nothing }
        switch sequence.final {
        case UInt8(ascii: "I") where sequence.isEmpty: return .focus(true)
        case UInt8(ascii: "O") where sequence.isEmpty: return .focus(false)
        case UInt8(ascii: "M") where sequence.isEmpty: return .oldMouse
        case UInt8(ascii: "~") where numbers.first?.first == 200: return .paste
        default: return key(sequence.final, numbers, base).map(Meaning.key) ?? .nothing
        }
    }

    private static func key(_ final: UInt8, _ numbers: [[Int?]], _ base: Key.Modifiers) -> Key? {
        let first = numbers.first?.first ?? nil
        switch final {
        case UInt8(ascii: "~"):
            if first == 27, numbers.count == 3 { return otherKey(numbers, base) }
            return held(first.flatMap { self.numbers[$0] }, numbers, base)
        case UInt8(ascii: "$"): return rxvt(first, base.union(.shift))
        case UInt8(ascii: "^"): return rxvt(first, base.union(.control))
        case UInt8(ascii: "@"): return rxvt(first, base.union([.control, .shift]))
        case UInt8(ascii: "Z"): return Key(.tab, base.union(.shift))
        case UInt8(ascii: "u"):
            return first.flatMap { KittyKeys.code($0) }
                .flatMap { held($0, numbers, base) }
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return letters[final - 0x20].map { Key($0, base.union(.shift)) }
        default: return held(letters[final], numbers, base)
        }
    }

    /// xterm's way to tell keys that have no bytes of their own: `CSI 27 ; modifiers ; code ~`.
    private static func otherKey(_ numbers: [[Int?]], _ base: Key.Modifiers) -> Key? {
        guard let number = numbers[2].first ?? nil else { return nil }
        return held(KittyKeys.code(number), numbers, base)
    }

    private static func rxvt(_ number: Int?, _ modifiers: Key.Modifiers) -> Key? {
        number.flatMap { numbers[$0] }.map { Key($0, modifiers) }
    }

    /// A code with the modifiers of the second number; none where the key was let go, or is the desktop's.
    private static func held(
        _ code: Key.Code?, _ numbers: [[Int?]], _ base: Key.Modifiers
    ) -> Key? {
        guard let code, numbers.count <= 3 else { return nil }
        let second = numbers.count > 1 ? numbers[1] : []
        let isLetGo = second.count > 1 && second[1] == 3
        let bits = (second.first ?? nil).map { $0 - 1 } ?? 0
        let desktopsOwn = 8 | 16 | 32
        guard !isLetGo, (0...255).contains(bits), bits & desktopsOwn == 0 else { return nil }
        return Key(code, base.union(Key.Modifiers(rawValue: UInt8(bits & 7))))
    }
}
