/// A text that may be longer than its room, to be read with the arrows.
public struct ScrollText: Hashable, Sendable {
    private var top = 0

    public init() {}

    /// True where the key scrolled, or tried to.
    public mutating func handle(_ key: Key, lines: Int, rows: Int) -> Bool {
        switch key {
        case "Up": top -= 1
        case "Down": top += 1
        case "PageUp": top -= max(1, rows - 1)
        case "PageDown", "Space": top += max(1, rows - 1)
        case "Home": top = 0
        case "End": top = lines
        default: return false
        }
        top = min(max(0, top), max(0, lines - rows))
        return true
    }

    /// Shows in its last row how much more there is.
    public func view(_ lines: [Line]) -> View {
        View { canvas in
            let rows = canvas.size.rows
            let first = min(top, max(0, lines.count - rows))
            for (row, line) in lines.dropFirst(first).prefix(rows).enumerated() {
                canvas.write(line, row: row)
            }
            let below = lines.count - first - rows
            if below > 0 {
                let sign = " ↓ \(below)"
                canvas.write(
                    sign, column: canvas.size.columns - sign.columns, row: rows - 1, .quiet)
            }
        }
    }
}
