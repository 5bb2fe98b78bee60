// A text on the screen, with the row of the cursor always in sight.

extension TextEditor {
    public func view(isActive: Bool = true, _ style: Style = .normal) -> View {
        View { canvas in
            if isOneLine {
                drawLine(&canvas, isActive, style)
            } else {
                drawRows(&canvas, isActive, style)
            }
        }
    }

    /// How many rows it takes in this width.
    public func rowCount(columns: Int) -> Int {
        lines.indices.reduce(0) { $0 + rows(of: $1, columns).count }
    }

    private func drawLine(_ canvas: inout Canvas, _ isActive: Bool, _ style: Style) {
        let columns = canvas.size.columns
        let line = lines[0]
        var first = 0
        // As far to the right as shows the cursor, with one cell for the cursor itself.
        var width = width(0, 0..<cursor.column)
        while isActive, width >= columns, first < cursor.column {
            width -= Glyphs.columns(of: line[first])
            first += 1
        }
        canvas.write(String(line[first...].prefix(columns)), style)
        if isActive { canvas.showCursor(column: min(width, columns - 1), row: 0) }
    }

    private func drawRows(_ canvas: inout Canvas, _ isActive: Bool, _ style: Style) {
        let (columns, height) = (canvas.size.columns, canvas.size.rows)
        let layout = lines.indices.map { rows(of: $0, columns) }
        let inLine = layout[cursor.line].lastIndex { $0.lowerBound <= cursor.column }!
        let cursorRow = layout[..<cursor.line].reduce(inLine) { $0 + $1.count }
        let count = layout.reduce(0) { $0 + $1.count }
        let top = isActive ? max(0, min(cursorRow - height / 2, count - height)) : 0

        var row = -top
        for (line, ranges) in layout.enumerated() where row < height {
            for index in ranges.indices.dropFirst(max(0, -row)).prefix(height) {
                canvas.write(String(lines[line][ranges[index]]), row: row + index, style)
            }
            row += ranges.count
        }
        guard isActive else { return }
        let start = layout[cursor.line][inLine].lowerBound
        let column = width(cursor.line, start..<cursor.column)
        canvas.showCursor(column: min(column, columns - 1), row: cursorRow - top)
    }
}
