// A difference as lines for a screen: the old text on the left, the new one on the right, signs before both.

extension Difference {
    /// Every row of the difference in as many lines as the longer side takes.
    public func lines(columns: Int) -> [Line] {
        let half = max(4, (columns - 3) / 2)
        return rows.flatMap { row -> [Line] in
            switch row {
            case .same(let text):
                Self.beside(Side("  ", text, .normal), Side("  ", text, .normal), half)
            case .removed(let text): Self.beside(Side("- ", text, .removed), nil, half)
            case .inserted(let text): Self.beside(nil, Side("+ ", text, .inserted), half)
            case .changed(let old, let new):
                if let words = WordMarks(old, new) {
                    Self.beside(Side("- ", words.old), Side("+ ", words.new), half)
                } else {
                    Self.beside(Side("- ", old, .removed), Side("+ ", new, .inserted), half)
                }
            }
        }
    }

    private struct Side {
        let sign: String
        let pieces: [(String, Style)]

        init(_ sign: String, _ pieces: [(String, Style)]) {
            self.sign = sign
            self.pieces = pieces
        }

        init(_ sign: String, _ text: String, _ style: Style) { self.init(sign, [(text, style)]) }
    }

    private static func beside(_ left: Side?, _ right: Side?, _ half: Int) -> [Line] {
        let one = pieces(left, half)
        let other = pieces(right, half)
        return (0..<max(one.count, other.count)).map { index in
            let old = index < one.count ? one[index] : Line()
            let space = String(repeating: " ", count: max(0, half - old.columns))
            return old + Line(space) + Line(" │ ", .quiet)
                + (index < other.count ? other[index] : Line())
        }
    }

    private static func pieces(_ side: Side?, _ half: Int) -> [Line] {
        guard let side else { return [] }
        let style = side.pieces.first?.1 ?? .normal
        return StyledText(side.pieces).lines(columns: half - 2).map {
            Line(side.sign, style) + $0
        }
    }
}
