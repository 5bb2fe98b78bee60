/// One press of a key, as the terminal tells it: `Key("ctrl+z")`, `Key("Enter")`, `Key("é")`.
public struct Key: Hashable, Sendable {
    public enum Code: Hashable, Sendable {
        case character(Character)
        case enter, tab, escape, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        case function(Int)
    }

    public struct Modifiers: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let shift = Modifiers(rawValue: 1)
        public static let alt = Modifiers(rawValue: 2)
        public static let control = Modifiers(rawValue: 4)
    }

    public let code: Code
    public let modifiers: Modifiers

    /// A character says by itself whether shift was held; with control its case does not count.
    public init(_ code: Code, _ modifiers: Modifiers = []) {
        guard case .character(let character) = code else {
            self.code = code
            self.modifiers = modifiers
            return
        }
        let isControl = modifiers.contains(.control)
        self.code = isControl ? .character(lowercase(character)) : code
        self.modifiers = modifiers.subtracting(.shift)
    }

    /// The text that this press types, where it types any.
    public var text: String? {
        guard case .character(let character) = code, modifiers.isEmpty else { return nil }
        return String(character)
    }
}

func lowercase(_ character: Character) -> Character {
    let lower = character.lowercased()
    return lower.count == 1 ? Character(lower) : character
}
