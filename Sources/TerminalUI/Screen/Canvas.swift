/// A part of a screen to draw on; what is drawn beyond its edges is not drawn.
public struct Canvas {
    public private(set) var screen: Screen
    private var region: Region

    public init(_ size: Size) {
        screen = Screen(size)
        region = Region(size)
    }

    public var size: Size { region.size }

    /// Writes from a place on to the right, and returns how many cells that took.
    @discardableResult
    public mutating func write(
        _ text: String, column: Int = 0, row: Int = 0, _ style: Style = .normal
    ) -> Int {
        guard row >= 0, row < size.rows else { return 0 }
        var at = column
        for glyph in Glyphs(text) {
            guard at + glyph.columns <= size.columns else { break }
            if at >= 0 { put(glyph, column: at, row: row, style) }
            at += glyph.columns
        }
        return max(0, at - column)
    }

    /// Writes a line of pieces, cut with … where it does not fit.
    @discardableResult
    public mutating func write(
        _ line: Line, column: Int = 0, row: Int = 0, columns: Int? = nil, isSelected: Bool = false
    ) -> Int {
        let most = min(columns ?? size.columns, size.columns - column)
        var at = column
        for piece in line.fitted(to: most).pieces {
            let style = isSelected ? piece.style.selected : piece.style
            at += write(piece.text, column: at, row: row, style)
        }
        return at - column
    }

    /// Makes a part empty in one style.
    public mutating func fill(_ part: Region? = nil, _ style: Style = .normal) {
        let area = part.map(region.part) ?? region
        let blank = Cell(glyph: .space, style: style)
        for row in area.row..<area.row + area.size.rows where area.size.columns > 0 {
            mendEdges(area.column, area.column + area.size.columns, row)
            for column in area.column..<area.column + area.size.columns {
                screen.cells[screen.index(column, row)] = blank
            }
        }
    }

    public mutating func showCursor(column: Int, row: Int) {
        guard (0..<size.columns).contains(column), (0..<size.rows).contains(row) else { return }
        screen.cursor = Position(column: region.column + column, row: region.row + row)
    }

    public mutating func hideCursor() { screen.cursor = nil }

    /// Draws a view in a part of this canvas.
    public mutating func draw(_ view: View, in part: Region) {
        let outer = region
        region = outer.part(part)
        if size.columns > 0 && size.rows > 0 { view.draw(&self) }
        region = outer
    }

    /// Copies a screen that was drawn apart, from this row on; rows beyond the edges are left out.
    mutating func paste(_ other: Screen, row first: Int, showsCursor: Bool) {
        for row in max(0, -first)..<max(max(0, -first), min(other.size.rows, size.rows - first)) {
            for column in 0..<min(other.size.columns, size.columns) {
                let cell = other.cells[other.index(column, row)]
                guard !cell.glyph.isTail else { continue }
                if column + cell.glyph.columns <= size.columns {
                    put(cell.glyph, column: column, row: first + row, cell.style)
                }
            }
        }
        if showsCursor, let cursor = other.cursor {
            showCursor(column: cursor.column, row: first + cursor.row)
        }
    }

    private mutating func put(_ glyph: Glyph, column: Int, row: Int, _ style: Style) {
        let x = region.column + column
        let y = region.row + row
        mendEdges(x, x + glyph.columns, y)
        screen.cells[screen.index(x, y)] = Cell(glyph: glyph, style: style)
        if glyph.columns == 2 {
            screen.cells[screen.index(x + 1, y)] = Cell(glyph: .tail, style: style)
        }
    }

    /// A wide character of which one half is about to go loses the other too.
    private mutating func mendEdges(_ start: Int, _ end: Int, _ row: Int) {
        let first = screen.index(start, row)
        if start > 0, screen.cells[first].glyph.isTail { screen.cells[first - 1].glyph = .space }
        guard end < screen.size.columns else { return }
        let after = screen.index(end, row)
        if screen.cells[after].glyph.isTail { screen.cells[after].glyph = .space }
    }
}
