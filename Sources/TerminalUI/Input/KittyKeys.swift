/// The numbers of keys in kitty's protocol: Unicode, with the keypad and other keys in the private use area.
enum KittyKeys {
    private static let named: [Int: Key.Code] = [
        8: .backspace, 9: .tab, 13: .enter, 27: .escape, 127: .backspace,
        57_414: .enter, 57_417: .left, 57_418: .right, 57_419: .up, 57_420: .down,
        57_421: .pageUp, 57_422: .pageDown, 57_423: .home, 57_424: .end, 57_425: .insert,
        57_426: .delete,
    ]

    /// From 57399 on: the keypad's digits and signs.
    private static let keypad: [Character] = Array("0123456789./*-+")

    static func code(_ number: Int) -> Key.Code? {
        if let code = named[number] { return code }
        if (57_399..<57_399 + keypad.count).contains(number) {
            return .character(keypad[number - 57_399])
        }
        guard number >= 32, let value = UInt32(exactly: number),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .unassigned, .surrogate: return nil
        default: return .character(Character(scalar))
        }
    }
}
