/// Where a line of text is broken into rows: after a space where it can be, in a word where it must.
enum Wrapping {
    /// Ranges of characters that together are the whole line; an empty line is one empty row.
    static func rows(of characters: [Character], columns: Int) -> [Range<Int>] {
        let most = max(1, columns)
        if characters.count * Glyphs.tabColumns <= most { return [0..<characters.count] }
        var rows: [Range<Int>] = []
        var start = 0
        var width = 0
        var breakAfter: Int?
        for index in characters.indices {
            let columns = Glyphs.columns(of: characters[index])
            // A space hangs over the edge instead of opening the next row.
            while width + columns > most, index > start, characters[index] != " " {
                let end = breakAfter ?? index
                rows.append(start..<end)
                start = end
                width = characters[start..<index].reduce(0) { $0 + Glyphs.columns(of: $1) }
                breakAfter = nil
            }
            width += columns
            if characters[index] == " " || characters[index] == "\t" || characters[index] == "-" {
                breakAfter = index + 1
            }
        }
        rows.append(start..<characters.count)
        return rows
    }

    /// A text as rows, its own line ends kept.
    static func lines(of text: String, columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            let characters = Array(line)
            return rows(of: characters, columns: columns).map { String(characters[$0]) }
        }
    }
}
