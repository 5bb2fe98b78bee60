// The text as a row of Unicode scalars, in which every edit can be taken back exactly.

extension TextEditor {
    /// A cursor that stays right whatever characters join: the line, and the scalars before it.
    struct ScalarPlace: Hashable {
        let line: Int
        let offset: Int
    }

    var scalarCursor: ScalarPlace {
        ScalarPlace(line: cursor.line, offset: scalars(before: cursor))
    }

    func scalars(before place: Place) -> Int {
        lines[place.line].prefix(place.column).reduce(0) { sum, character in
            sum + (character.utf8.count == 1 ? 1 : character.unicodeScalars.count)
        }
    }

    /// The place after so many scalars; within a character it is after that.
    func place(_ place: ScalarPlace) -> Place {
        var left = place.offset
        var column = 0
        for character in lines[place.line] {
            guard left > 0 else { break }
            left -= character.unicodeScalars.count
            column += 1
        }
        return Place(line: place.line, column: column)
    }

    func text(_ from: Place, _ to: Place) -> String {
        guard from.line != to.line else {
            return String(lines[from.line][from.column..<to.column])
        }
        let middle = lines[(from.line + 1)..<to.line].map { String($0) }
        let parts =
            [String(lines[from.line][from.column...])] + middle
            + [String(lines[to.line][..<to.column])]
        return parts.joined(separator: "\n")
    }

    /// Removes a text that stands here and puts another in its place; the cursor ends behind it.
    mutating func splice(line: Int, offset: Int, removing: String, inserting: String) {
        let last = line + removing.utf8.reduce(0) { $0 + ($1 == Ascii.lineFeed ? 1 : 0) }
        let old = lines[line...last].map { String($0) }.joined(separator: "\n").unicodeScalars
        var new = String.UnicodeScalarView(old.prefix(offset))
        new += inserting.unicodeScalars
        let cursorOffset = new.split(separator: "\n", omittingEmptySubsequences: false).last!.count
        new += old.dropFirst(offset + removing.unicodeScalars.count)
        let parts = String(new).split(separator: "\n", omittingEmptySubsequences: false)
        lines.replaceSubrange(line...last, with: parts.map { Array($0) })
        let newLines = inserting.utf8.reduce(0) { $0 + ($1 == Ascii.lineFeed ? 1 : 0) }
        cursor = place(ScalarPlace(line: line + newLines, offset: cursorOffset))
    }
}
