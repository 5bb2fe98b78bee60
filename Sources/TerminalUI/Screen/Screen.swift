/// All cells of a terminal as they should look, and where its cursor stands.
public struct Screen: Hashable, Sendable {
    public let size: Size
    /// Nil where no cursor is to be seen.
    public internal(set) var cursor: Position?
    var cells: [Cell]

    public init(_ size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.columns * size.rows)
    }

    func index(_ column: Int, _ row: Int) -> Int { row * size.columns + column }

    /// What can be read on each row, without the spaces at its end.
    public var lines: [String] { (0..<size.rows).map(line) }

    public func line(_ row: Int) -> String {
        var bytes: [UInt8] = []
        for column in 0..<size.columns { cells[index(column, row)].glyph.append(to: &bytes) }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    public func style(at position: Position) -> Style {
        cells[index(position.column, position.row)].style
    }

    /// The pieces of a row that look alike.
    public func runs(_ row: Int) -> [(text: String, style: Style)] {
        var runs: [(text: String, style: Style)] = []
        for column in 0..<size.columns {
            let cell = cells[index(column, row)]
            var bytes: [UInt8] = []
            cell.glyph.append(to: &bytes)
            let text = String(decoding: bytes, as: UTF8.self)
            if runs.last?.style == cell.style {
                runs[runs.count - 1].text += text
            } else {
                runs.append((text, cell.style))
            }
        }
        return runs
    }
}

/// One place on the screen.
struct Cell: Hashable, Sendable {
    var glyph: Glyph
    var style: Style

    static let blank = Cell(glyph: .space, style: .normal)
}
