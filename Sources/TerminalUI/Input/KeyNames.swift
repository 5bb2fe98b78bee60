// The names of keys, as tables of bindings and tests spell them: "ctrl+z", "Enter", "PageDown".

extension Key {
    private static let names: [(name: String, code: Code)] =
        [
            ("Enter", .enter), ("Tab", .tab), ("Esc", .escape), ("Backspace", .backspace),
            ("Delete", .delete), ("Insert", .insert), ("Up", .up), ("Down", .down),
            ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end),
            ("PageUp", .pageUp), ("PageDown", .pageDown), ("Space", .character(" ")),
        ] + (1...12).map { ("F\($0)", .function($0)) }

    private static let codeByName = Dictionary(
        uniqueKeysWithValues: names.map { ($0.name.lowercased(), $0.code) })
    private static let nameByCode = Dictionary(
        uniqueKeysWithValues: names.map { ($0.code, $0.name) })

    /// Nil where the name is of no key.
    public init?(named name: String) {
        var modifiers: Modifiers = []
        var rest = Substring(name)
        while let plus = rest.dropFirst().firstIndex(of: "+"),
            rest.index(after: plus) < rest.endIndex
        {
            switch rest[..<plus].lowercased() {
            case "ctrl": modifiers.insert(.control)
            case "alt": modifiers.insert(.alt)
            case "shift": modifiers.insert(.shift)
            default: return nil
            }
            rest = rest[rest.index(after: plus)...]
        }
        if rest.count == 1 {
            self.init(.character(rest.first!), modifiers)
        } else if let code = Self.codeByName[rest.lowercased()] {
            self.init(code, modifiers)
        } else {
            return nil
        }
    }
}

extension Key: ExpressibleByStringLiteral {
    /// A literal is written by us, so a wrong one is our fault.
    public init(stringLiteral name: String) {
        guard let key = Key(named: name) else { preconditionFailure("\(name) is no key") }
        self = key
    }

    public init(_ name: String) { self.init(stringLiteral: name) }
}

extension Key: CustomStringConvertible {
    public var description: String {
        var parts: [String] = []
        if modifiers.contains(.control) { parts.append("ctrl") }
        if modifiers.contains(.alt) { parts.append("alt") }
        if modifiers.contains(.shift) { parts.append("shift") }
        return (parts + [codeName]).joined(separator: "+")
    }

    private var codeName: String {
        if let name = Self.nameByCode[code] { return name }
        switch code {
        case .character(let character): return String(character)
        case .function(let number): return "F\(number)"
        default: preconditionFailure("every other code has a name")
        }
    }

    /// As a caseworker reads it on the screen: signs for the arrows, words for the rest.
    public var shown: String {
        switch (code, modifiers) {
        case (.up, []): "↑"
        case (.down, []): "↓"
        case (.left, []): "←"
        case (.right, []): "→"
        default: description
        }
    }
}
