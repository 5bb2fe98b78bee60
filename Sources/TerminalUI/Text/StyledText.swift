/// A text in pieces of different styles, broken between words.
public struct StyledText {
    private let pieces: [(text: String, style: Style)]

    public init(_ pieces: [(String, Style)]) { self.pieces = pieces }

    public func lines(columns: Int) -> [Line] {
        var lines = [Line()]
        for piece in pieces {
            for part in Self.parts(of: piece.text) {
                if lines[lines.count - 1].columns + part.columns > columns,
                    lines[lines.count - 1].columns > 0
                {
                    lines.append(Line())
                }
                // A word longer than a row is cut over several.
                for row in part.columns > columns ? part.wrapped(to: columns) : [part] {
                    if row.columns + lines[lines.count - 1].columns > columns {
                        lines.append(Line())
                    }
                    lines[lines.count - 1] += Line(row, piece.style)
                }
            }
        }
        return lines
    }

    /// Words with the space behind them.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        for character in text {
            parts[parts.count - 1].append(character)
            if character == " " { parts.append("") }
        }
        return parts.filter { !$0.isEmpty }
    }
}
