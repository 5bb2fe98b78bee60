/// One line of text in pieces of different styles; a string literal is a line in one piece.
public struct Line: Hashable, Sendable, ExpressibleByStringInterpolation {
    public struct Piece: Hashable, Sendable {
        public let text: String
        public let style: Style
    }

    public private(set) var pieces: [Piece]

    public init(_ text: String = "", _ style: Style = .normal) {
        pieces = text.isEmpty ? [] : [Piece(text: text, style: style)]
    }

    public init(stringLiteral text: String) { self.init(text) }

    public var text: String { pieces.map(\.text).joined() }

    public var columns: Int { pieces.reduce(0) { $0 + $1.text.columns } }

    public static func + (one: Line, other: Line) -> Line {
        var sum = one
        sum.pieces += other.pieces
        return sum
    }

    public static func += (one: inout Line, other: Line) { one.pieces += other.pieces }

    /// Not wider than this, with … at the end where something is left out.
    public func fitted(to columns: Int) -> Line {
        guard self.columns > columns else { return self }
        var rest = columns
        var fitted = Line()
        for piece in pieces {
            let width = piece.text.columns
            if width < rest {
                fitted += Line(piece.text, piece.style)
                rest -= width
            } else {
                // One wider than it may be, so that … stands there even where this piece alone fits.
                fitted += Line((piece.text + " ").fitted(to: rest), piece.style)
                break
            }
        }
        return fitted
    }

    /// The same, all of it in one style.
    public func styled(_ style: Style) -> Line { Line(text, style) }
}

extension Line {
    /// The same, as the row on which the next key works.
    public var selected: Line {
        pieces.reduce(into: Line()) { $0 += Line($1.text, $1.style.selected) }
    }
}
