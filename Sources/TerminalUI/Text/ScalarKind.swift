/// How one Unicode scalar is drawn.
enum ScalarKind: Equatable {
    case narrow, wide
    /// Drawn on what stands before it.
    case mark
    /// Not drawn: it only tells how others are to be joined or directed.
    case nothing
    /// Drawn by another, because itself it would do something to the terminal, or nobody knows how wide it is.
    case shownAs(Unicode.Scalar)

    private static let unknown: Unicode.Scalar = "\u{FFFD}"

    init(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
        let value = scalar.value
        switch value {
        case 0x20..<0x7F: self = .narrow
        case 0..<0x20: self = .shownAs(Unicode.Scalar(0x2400 + value)!)
        case 0x7F: self = .shownAs("\u{2421}")
        case 0x80..<0xA0: self = .shownAs(Self.unknown)
        case 0xA0..<0x300: self = value == 0xAD ? .nothing : .narrow
        case 0x1F1E6...0x1F1FF: self = .shownAs(Unicode.Scalar(value - 0x1F1E6 + 0x41)!)
        case 0x1F3FB...0x1F3FF:
            self = previous?.properties.isEmojiModifierBase == true ? .nothing : .wide
        // Selectors of a style, and the frame of a key: terminals differ in whether they widen.
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x20E3: self = .nothing
        // Vowels and ends of a Korean syllable stand in the cells of its first letter.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: self = .mark
        default: self = Self.byCategory(scalar)
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarKind {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: .mark
        case .format: formatKind(scalar)
        case .lineSeparator, .paragraphSeparator: .shownAs(" ")
        case .control, .surrogate, .privateUse, .unassigned: .shownAs(unknown)
        default: WideScalars.contains(scalar) ? .wide : .narrow
        }
    }

    /// Overrides of direction can make a text say what it does not say: they are seen. Mere hints are not.
    private static func formatKind(_ scalar: Unicode.Scalar) -> ScalarKind {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069: .shownAs(unknown)
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2: .shownAs(unknown)
        default: .nothing
        }
    }
}
