/// A picture that can be drawn in any rectangle, made of smaller ones.
public struct View {
    let draw: (inout Canvas) -> Void

    public init(_ draw: @escaping (inout Canvas) -> Void) { self.draw = draw }

    public static var empty: View { View { _ in } }

    /// The screen of this size that shows this view.
    public func screen(_ size: Size) -> Screen {
        var canvas = Canvas(size)
        canvas.draw(self, in: Region(size))
        return canvas.screen
    }

    /// Another view on top of this one; it covers only what it draws.
    public func covered(by other: View) -> View {
        View { canvas in
            draw(&canvas)
            other.draw(&canvas)
        }
    }

    /// Room on both sides.
    public func inset(columns: Int, rows: Int = 0) -> View {
        View { canvas in
            let size = canvas.size
            canvas.draw(
                self,
                in: Region(
                    column: columns, row: rows, columns: size.columns - 2 * columns,
                    rows: size.rows - 2 * rows))
        }
    }
}

extension View {
    /// Lines, each cut with … where it does not fit.
    public static func lines(_ lines: [Line]) -> View {
        View { canvas in
            for (row, line) in lines.prefix(canvas.size.rows).enumerated() {
                canvas.write(line, row: row)
            }
        }
    }

    public static func line(_ line: Line) -> View { lines([line]) }

    /// A text in as many rows as it takes.
    public static func text(_ text: String, _ style: Style = .normal) -> View {
        View { canvas in
            let rows = text.wrapped(to: canvas.size.columns).prefix(canvas.size.rows)
            for (row, line) in rows.enumerated() {
                canvas.write(line, row: row, style)
            }
        }
    }

    /// One row, from edge to edge in its style, with something at either end.
    public static func bar(_ left: Line, _ right: Line = Line(), _ style: Style = .header) -> View {
        View { canvas in
            canvas.fill(Region(column: 0, row: 0, columns: canvas.size.columns, rows: 1), style)
            let room = canvas.size.columns - right.columns - (right.columns > 0 ? 1 : 0)
            canvas.write(left, columns: max(room, canvas.size.columns / 2))
            if room > canvas.size.columns / 2 { canvas.write(right, column: room + 1) }
        }
    }
}
