// Where keys bring the cursor: by character, by word, by row on the screen.

extension TextEditor {
    func previous(_ place: Place) -> Place {
        if place.column > 0 { return Place(line: place.line, column: place.column - 1) }
        guard place.line > 0 else { return place }
        return Place(line: place.line - 1, column: lines[place.line - 1].count)
    }

    func next(_ place: Place) -> Place {
        if place.column < lines[place.line].count {
            return Place(line: place.line, column: place.column + 1)
        }
        return place.line + 1 < lines.count ? Place(line: place.line + 1, column: 0) : place
    }

    func wordStart(before place: Place) -> Place {
        var at = place
        while at > start, !isWord(at: previous(at)) { at = previous(at) }
        while at > start, isWord(at: previous(at)) { at = previous(at) }
        return at
    }

    func wordEnd(after place: Place) -> Place {
        var at = place
        while at < end, !isWord(at: at) { at = next(at) }
        while at < end, isWord(at: at) { at = next(at) }
        return at
    }

    private func isWord(at place: Place) -> Bool {
        guard place.column < lines[place.line].count else { return false }
        let character = lines[place.line][place.column]
        return character.isLetter || character.isNumber
    }

    func rowStart(_ columns: Int) -> Place {
        Place(line: cursor.line, column: row(of: cursor, columns).range.lowerBound)
    }

    /// In a row that goes on in the next one: before the last character, which is where it is broken.
    func rowEnd(_ columns: Int) -> Place {
        let (range, isLast) = row(of: cursor, columns)
        return Place(
            line: cursor.line,
            column: isLast ? range.upperBound : max(range.lowerBound, range.upperBound - 1))
    }

    private func row(of place: Place, _ columns: Int) -> (range: Range<Int>, isLast: Bool) {
        let rows = rows(of: place.line, columns)
        let index = rows.lastIndex { $0.lowerBound <= place.column }!
        return (rows[index], index == rows.count - 1)
    }

    func rows(of line: Int, _ columns: Int) -> [Range<Int>] {
        isOneLine
            ? [0..<lines[line].count] : Wrapping.rows(of: lines[line], columns: columns)
    }

    mutating func vertically(by rows: Int, _ columns: Int) -> Place {
        var line = cursor.line
        var ranges = self.rows(of: line, columns)
        var index = ranges.lastIndex { $0.lowerBound <= cursor.column }!
        let wanted = wantedColumn ?? width(line, ranges[index].lowerBound..<cursor.column)
        wantedColumn = wanted
        for _ in 0..<abs(rows) {
            if rows < 0, index > 0 {
                index -= 1
            } else if rows < 0, line > 0 {
                line -= 1
                ranges = self.rows(of: line, columns)
                index = ranges.count - 1
            } else if rows > 0, index + 1 < ranges.count {
                index += 1
            } else if rows > 0, line + 1 < lines.count {
                line += 1
                ranges = self.rows(of: line, columns)
                index = 0
            }
        }
        return nearest(to: wanted, in: ranges[index], of: line, isLast: index == ranges.count - 1)
    }

    private func nearest(
        to wanted: Int, in range: Range<Int>, of line: Int, isLast: Bool
    ) -> Place {
        var width = 0
        for column in range {
            let more = Glyphs.columns(of: lines[line][column])
            if width + more > wanted { return Place(line: line, column: column) }
            width += more
        }
        let last = isLast ? range.upperBound : max(range.lowerBound, range.upperBound - 1)
        return Place(line: line, column: last)
    }

    func width(_ line: Int, _ range: Range<Int>) -> Int {
        lines[line][range].reduce(0) { $0 + Glyphs.columns(of: $1) }
    }
}
