// A difference as lines for a screen: the old text on the left, the new one on the right, signs before both.

extension Difference {
    /// Every row of the difference in as many lines as the longer side takes.
    public func lines(columns: Int) -> [Line] {
        let half = max(4, (columns - 3) / 2)
        return rows.flatMap { row -> [Line] in
            switch row {
            case .same(let text):
                Self.beside((text, "  ", .normal), (text, "  ", .normal), half)
            case .removed(let text): Self.beside((text, "- ", .removed), nil, half)
            case .inserted(let text): Self.beside(nil, (text, "+ ", .inserted), half)
            case .changed(let old, let new):
                Self.beside((old, "- ", .removed), (new, "+ ", .inserted), half)
            }
        }
    }

    private typealias Side = (text: String, sign: String, style: Style)

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
        return side.text.wrapped(to: half - 2).map { Line(side.sign + $0.trimmedEnd, side.style) }
    }
}

extension String {
    /// Without spaces at its end: where a row was broken one hangs over the edge.
    var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
