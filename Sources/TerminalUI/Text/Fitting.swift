// Texts cut and broken to the width that there is for them.

extension String {
    /// How many cells this text takes on a screen.
    public var columns: Int { Glyphs.columns(of: self) }

    /// Not wider than this, with … at the end where something is left out.
    public func fitted(to columns: Int) -> String {
        guard self.columns > columns else { return self }
        guard columns > 0 else { return "" }
        var kept = ""
        var width = 0
        for character in self {
            let more = Glyphs.columns(of: character)
            guard width + more < columns else { break }
            kept.append(character)
            width += more
        }
        return kept + "…"
    }

    /// As rows of at most so many cells.
    public func wrapped(to columns: Int) -> [String] { Wrapping.lines(of: self, columns: columns) }
}
