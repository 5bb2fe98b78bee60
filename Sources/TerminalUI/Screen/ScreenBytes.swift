/// The bytes that make a terminal show the next screen, given what it shows now.
///
/// Between two screens the terminal's own style is the normal one, whatever was painted last.
public struct ScreenBytes {
    private let palette: Palette
    private var bytes: [UInt8] = []
    private var style = Style.normal
    /// Where the terminal's cursor is known to stand.
    private var pen: Position?

    /// An earlier screen of another size, or none, makes that everything is painted.
    public static func from(
        _ previous: Screen?, to next: Screen, on abilities: TerminalAbilities
    ) -> [UInt8] {
        let known = previous?.size == next.size ? previous : nil
        if known == next { return [] }
        var painter = ScreenBytes(palette: Palette.of(abilities.colors))
        painter.paint(from: known, to: next)
        guard abilities.paintsAtOnce else { return painter.bytes }
        return Array("\u{1B}[?2026h".utf8) + painter.bytes + Array("\u{1B}[?2026l".utf8)
    }

    private init(palette: Palette) { self.palette = palette }

    private mutating func paint(from known: Screen?, to next: Screen) {
        bytes.reserveCapacity(known == nil ? next.cells.count * 2 : 1_024)
        if known?.cursor != nil || known == nil { add("\u{1B}[?25l") }
        if known == nil { add("\u{1B}[0m\u{1B}[H\u{1B}[2J") }
        let blank = Screen(next.size)
        let before = (known ?? blank).cells
        next.cells.withUnsafeBufferPointer { cells in
            before.withUnsafeBufferPointer { old in
                for row in 0..<next.size.rows {
                    paintRow(row, old, cells, next.size.columns)
                }
            }
        }
        wear(.normal)
        if let cursor = next.cursor {
            move(to: cursor)
            add("\u{1B}[?25h")
        }
    }

    private mutating func paintRow(
        _ row: Int, _ old: UnsafeBufferPointer<Cell>, _ new: UnsafeBufferPointer<Cell>,
        _ columns: Int
    ) {
        let start = row * columns
        var column = 0
        while column < columns {
            let cell = new[start + column]
            if cell == old[start + column] {
                column += 1
                continue
            }
            if cell == .blank, let end = blankEnd(from: column, start, new, columns) {
                wear(.normal)
                move(to: Position(column: column, row: row))
                add("\u{1B}[K")
                column = end
                continue
            }
            paint(cell, column: column, row: row, isLast: column + cell.glyph.columns >= columns)
            column += max(1, cell.glyph.columns)
        }
    }

    /// The row's end, where all is blank up to there and erasing is shorter than spaces.
    private func blankEnd(
        from column: Int, _ start: Int, _ new: UnsafeBufferPointer<Cell>, _ columns: Int
    ) -> Int? {
        guard columns - column > 3 else { return nil }
        for other in column..<columns where new[start + other] != .blank { return nil }
        return columns
    }

    private mutating func paint(_ cell: Cell, column: Int, row: Int, isLast: Bool) {
        guard !cell.glyph.isTail else { return }
        move(to: Position(column: column, row: row))
        wear(cell.style)
        cell.glyph.append(to: &bytes)
        let isKnown = cell.glyph.isCertain && !isLast
        pen = isKnown ? Position(column: column + cell.glyph.columns, row: row) : nil
    }

    private mutating func move(to place: Position) {
        guard pen != place else { return }
        bytes.append(Ascii.escape)
        bytes.append(UInt8(ascii: "["))
        add(number: place.row + 1)
        bytes.append(UInt8(ascii: ";"))
        add(number: place.column + 1)
        bytes.append(UInt8(ascii: "H"))
        pen = place
    }

    private mutating func wear(_ wanted: Style) {
        guard style != wanted else { return }
        bytes += palette.bytes(wanted)
        style = wanted
    }

    private mutating func add(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func add(number: Int) {
        if number >= 10 { add(number: number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
