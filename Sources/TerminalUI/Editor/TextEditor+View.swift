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
        var before = 0
        for line in 0..<cursor.line { before += rows(of: line, columns).count }
        let ranges = rows(of: cursor.line, columns)
        let inLine = ranges.lastIndex { $0.lowerBound <= cursor.column }!
        let cursorRow = before + inLine
        let top =
            isActive ? max(0, min(cursorRow - height / 2, rowCount(columns: columns) - height)) : 0

        var row = -top
        for line in lines.indices where row < height {
            for range in rows(of: line, columns) {
                if (0..<height).contains(row) {
                    canvas.write(String(lines[line][range]), row: row, style)
                }
                row += 1
            }
        }
        guard isActive else { return }
        let column = width(cursor.line, ranges[inLine].lowerBound..<cursor.column)
        canvas.showCursor(column: min(column, columns - 1), row: cursorRow - top)
    }
}
