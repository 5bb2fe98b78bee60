// A view in a frame of lines, and in the middle of another.

extension View {
    /// With a border around it and a title in the border.
    public func framed(_ title: String = "", _ style: Style = .quiet) -> View {
        View { canvas in
            let (columns, rows) = (canvas.size.columns, canvas.size.rows)
            canvas.fill()
            guard columns >= 4, rows >= 2 else { return }
            let line = String(repeating: "─", count: columns - 2)
            canvas.write("┌" + line + "┐", style)
            canvas.write("└" + line + "┘", row: rows - 1, style)
            for row in 1..<rows - 1 {
                canvas.write("│", row: row, style)
                canvas.write("│", column: columns - 1, row: row, style)
            }
            if !title.isEmpty {
                canvas.write(" \(title.fitted(to: columns - 6)) ", column: 2, .heading)
            }
            canvas.draw(
                self.inset(columns: 1),
                in: Region(column: 1, row: 1, columns: columns - 2, rows: rows - 2))
        }
    }

    /// In the middle, not larger than this, and the cursor of what lies below it hidden.
    public func centered(columns: Int, rows: Int) -> View {
        View { canvas in
            let width = min(columns, canvas.size.columns)
            let height = min(rows, canvas.size.rows)
            canvas.hideCursor()
            canvas.draw(
                self,
                in: Region(
                    column: (canvas.size.columns - width) / 2,
                    row: (canvas.size.rows - height) / 2, columns: width, rows: height))
        }
    }
}
