/// A text as glyphs that all terminals draw equally wide, and that none takes for a command.
///
/// Terminals disagree on sequences of emoji, flags and the like, and one that disagrees spoils the rest of
/// its row. So such a sequence is drawn as its parts: a flag as its letters, a family as its members.
struct Glyphs: Sequence, IteratorProtocol {
    /// A tab takes so many cells, wherever it stands.
    static let tabColumns = 4

    private var scalars: String.UnicodeScalarView.Iterator
    private var upcoming: Unicode.Scalar?
    private var previous: Unicode.Scalar?
    private var spacesLeft = 0

    init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
        upcoming = scalars.next()
    }

    mutating func next() -> Glyph? {
        if spacesLeft > 0 {
            spacesLeft -= 1
            return .space
        }
        while let scalar = upcoming {
            advance(past: scalar)
            if scalar.value < 0x7F, scalar.value >= 0x20 {
                return withMarks(Glyph(scalar, columns: 1))
            }
            if scalar == "\t" {
                spacesLeft = Self.tabColumns - 1
                return .space
            }
            if let glyph = glyph(of: scalar) { return withMarks(glyph) }
        }
        return nil
    }

    private mutating func advance(past scalar: Unicode.Scalar) {
        previous = scalar
        upcoming = scalars.next()
    }

    private mutating func withMarks(_ base: Glyph) -> Glyph {
        var glyph = base
        while let mark = upcoming, mark.value >= 0x300 {
            switch ScalarKind(mark, after: previous) {
            case .mark:
                glyph.add(mark)
                advance(past: mark)
            case .nothing:
                // A selector is passed over, and the base keeps its part in what follows; a joiner ends that.
                upcoming = scalars.next()
                if mark.value == 0x200D { previous = mark }
            case .narrow, .wide, .shownAs: return glyph
            }
        }
        return glyph
    }

    private func glyph(of scalar: Unicode.Scalar) -> Glyph? {
        switch ScalarKind(scalar, after: nil) {
        case .nothing: return nil
        case .narrow: return Glyph(scalar, columns: 1)
        case .wide: return Glyph(scalar, columns: 2)
        case .shownAs(let other): return Glyph(other, columns: 1)
        case .mark:
            var alone = Glyph.space
            alone.add(scalar)
            return alone
        }
    }

    /// How many cells a text takes.
    static func columns(of text: String) -> Int {
        if let ascii = text.utf8.withContiguousStorageIfAvailable(plainCount), ascii >= 0 {
            return ascii
        }
        return Glyphs(text).reduce(0) { $0 + $1.columns }
    }

    private static func plainCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : -1
    }

    static func columns(of character: Character) -> Int {
        let bytes = character.utf8
        if bytes.count == 1, let byte = bytes.first, byte >= 0x20, byte < 0x7F { return 1 }
        return columns(of: String(character))
    }
}
