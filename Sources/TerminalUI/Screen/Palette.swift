/// How each style looks, as the bytes that switch it on.
struct Palette: Sendable {
    private let bytesByStyle: [[UInt8]]

    private static let palettes = TerminalAbilities.Colors.allCases.map(Palette.init)

    static func of(_ colors: TerminalAbilities.Colors) -> Palette { palettes[colors.rawValue] }

    private init(_ colors: TerminalAbilities.Colors) {
        bytesByStyle = Style.Role.allCases.flatMap { role in
            [false, true].map { isSelected in
                let look = Look(Style(role, isSelected: isSelected), colors)
                return Array("\u{1B}[\(look.parameters)m".utf8)
            }
        }
    }

    func bytes(_ style: Style) -> [UInt8] {
        bytesByStyle[Int(style.role.rawValue) * 2 + (style.isSelected ? 1 : 0)]
    }
}

/// The look of one style: what the text does, and the colours where there are any.
private struct Look {
    let parameters: String

    init(_ style: Style, _ colors: TerminalAbilities.Colors) {
        var parts = ["0"]
        parts += Self.emphasis(style.role, hasColors: colors != .none).map(String.init)
        if let tint = Self.tints[style.role], !(style.isSelected && tint.isBackground) {
            switch colors {
            case .none: break
            case .sixteen: parts.append("\(tint.sixteen + (tint.isBackground ? 10 : 0))")
            case .many: parts.append("\(tint.isBackground ? 48 : 38);5;\(tint.many)")
            case .all: parts.append("\(tint.isBackground ? 48 : 38);2;\(tint.all)")
            }
        }
        if style.isSelected { parts.append("7") }
        parameters = parts.joined(separator: ";")
    }

    private static let bold = 1
    private static let underlined = 4
    private static let reverse = 7

    private static func emphasis(_ role: Style.Role, hasColors: Bool) -> [Int] {
        switch role {
        case .strong, .heading, .danger, .key: [bold]
        case .header: [reverse]
        case .banner: hasColors ? [bold, 30] : [bold, reverse]
        case .match: [bold, underlined]
        case .activeField: [underlined]
        case .warning, .inserted, .changed: hasColors ? [] : [bold]
        case .removed, .field: hasColors ? [] : [underlined]
        default: []
        }
    }

    private struct Tint {
        let sixteen: Int
        let many: Int
        let all: String
        var isBackground = false
    }

    /// Chosen to be read on black and on white alike.
    private static let tints: [Style.Role: Tint] = [
        .quiet: Tint(sixteen: 90, many: 244, all: "128;128;128"),
        .heading: Tint(sixteen: 36, many: 31, all: "0;135;175"),
        .accent: Tint(sixteen: 36, many: 31, all: "0;135;175"),
        .good: Tint(sixteen: 32, many: 34, all: "0;160;60"),
        .warning: Tint(sixteen: 33, many: 172, all: "205;130;0"),
        .danger: Tint(sixteen: 31, many: 160, all: "215;40;40"),
        .footer: Tint(sixteen: 90, many: 244, all: "128;128;128"),
        .banner: Tint(sixteen: 33, many: 214, all: "255;175;0", isBackground: true),
        .inserted: Tint(sixteen: 32, many: 34, all: "0;160;60"),
        .removed: Tint(sixteen: 31, many: 160, all: "215;40;40"),
        .changed: Tint(sixteen: 33, many: 172, all: "205;130;0"),
        .author1: Tint(sixteen: 36, many: 31, all: "0;135;175"),
        .author2: Tint(sixteen: 35, many: 133, all: "175;95;175"),
        .author3: Tint(sixteen: 32, many: 34, all: "0;160;60"),
        .author4: Tint(sixteen: 33, many: 172, all: "205;130;0"),
        .author5: Tint(sixteen: 34, many: 68, all: "95;135;215"),
        .author6: Tint(sixteen: 31, many: 167, all: "215;95;95"),
    ]
}
