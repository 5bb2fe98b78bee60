public import TerminalUI

/// A terminal in small: it takes the bytes that a program writes, and keeps the grid that they draw.
///
/// It is written from what terminals do, and knows nothing of how the library makes its bytes. What it
/// does not know it remembers in `oddities`, and a test that expects none finds every stray byte.
public struct ScreenEmulator {
    public struct Cell: Equatable {
        public var text = " "
        public var look = ""
    }

    public private(set) var size: Size
    public private(set) var oddities: [String] = []
    public private(set) var modes: Set<Int> = [7, 25]
    public private(set) var cursor = Position(column: 0, row: 0)
    private var grid: [[Cell]]
    private var main: [[Cell]]?
    private var look = ""
    private var parser = EscapeParser()

    public init(_ size: Size) {
        self.size = size
        grid = Self.emptyGrid(size)
    }

    private static func emptyGrid(_ size: Size) -> [[Cell]] {
        Array(repeating: Array(repeating: Cell(), count: size.columns), count: size.rows)
    }

    public var lines: [String] {
        grid.map { row in
            var text = row.map(\.text).joined()
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    public func cell(_ column: Int, _ row: Int) -> Cell { grid[row][column] }

    public var isCursorShown: Bool { modes.contains(25) }

    public var isOnOtherScreen: Bool { main != nil }

    public mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch parser.take(byte) {
            case .print(let scalar): print(scalar)
            case .control(let sequence): control(sequence)
            case .newLine:
                cursor = Position(column: cursor.column, row: min(cursor.row + 1, size.rows - 1))
            case .carriageReturn: cursor = Position(column: 0, row: cursor.row)
            case .odd(let what): oddities.append(what)
            case .nothing: break
            }
        }
    }

    /// As terminals do: what lies outside is lost, new cells are empty.
    public mutating func resize(to size: Size) {
        let old = grid
        grid = Self.emptyGrid(size)
        for (row, cells) in old.prefix(size.rows).enumerated() {
            for (column, cell) in cells.prefix(size.columns).enumerated() {
                grid[row][column] = cell
            }
        }
        self.size = size
        cursor = Position(
            column: min(cursor.column, size.columns - 1), row: min(cursor.row, size.rows - 1))
    }
}

extension ScreenEmulator {
    private mutating func print(_ scalar: Unicode.Scalar) {
        let columns = String(scalar).columns
        guard !EmulatedWidth.isMark(scalar) else {
            mark(scalar)
            return
        }
        guard cursor.column + columns <= size.columns else {
            oddities.append("written beyond the edge: \(scalar)")
            return
        }
        for column in cursor.column..<cursor.column + columns { loosen(column) }
        grid[cursor.row][cursor.column] = Cell(text: String(scalar), look: look)
        if columns == 2 { grid[cursor.row][cursor.column + 1] = Cell(text: "", look: look) }
        cursor = Position(column: cursor.column + columns, row: cursor.row)
    }

    private mutating func mark(_ scalar: Unicode.Scalar) {
        var column = cursor.column - 1
        while column > 0, grid[cursor.row][column].text.isEmpty { column -= 1 }
        guard column >= 0 else { return }
        grid[cursor.row][column].text.unicodeScalars.append(scalar)
    }

    /// A wide character that loses one half loses the other.
    private mutating func loosen(_ column: Int) {
        if grid[cursor.row][column].text.isEmpty, column > 0 {
            grid[cursor.row][column - 1].text = " "
        }
        if column + 1 < size.columns, grid[cursor.row][column + 1].text.isEmpty {
            grid[cursor.row][column + 1].text = " "
        }
    }

    private mutating func control(_ sequence: EscapeParser.Sequence) {
        let first = sequence.numbers.first ?? 0
        switch (sequence.mark, sequence.final) {
        case ("", "H"):
            let column = sequence.numbers.count > 1 ? max(1, sequence.numbers[1]) : 1
            cursor = Position(
                column: min(column, size.columns) - 1, row: min(max(1, first), size.rows) - 1)
        case ("", "m"): look = Self.look(sequence.numbers)
        case ("", "K") where first == 0:
            loosen(min(cursor.column, size.columns - 1))
            for column in cursor.column..<size.columns { grid[cursor.row][column] = blank }
        case ("", "J") where first == 2: grid = grid.map { $0.map { _ in blank } }
        case ("?", "h"), ("?", "l"): sequence.numbers.forEach { set($0, sequence.final == "h") }
        default: oddities.append("\(sequence)")
        }
    }

    /// Erased cells have the background of the moment.
    private var blank: Cell { Cell(text: " ", look: look) }

    /// All that was set since the last 0; the numbers of a colour belong to the one before them.
    private static func look(_ numbers: [Int]) -> String {
        var kept: [Int] = []
        var rest = numbers[...]
        while let number = rest.popFirst() {
            if number == 0 {
                kept = []
            } else {
                kept.append(number)
                guard number == 38 || number == 48 else { continue }
                let count = rest.first == 2 ? 4 : 2
                kept += rest.prefix(count)
                rest = rest.dropFirst(count)
            }
        }
        return kept.map(String.init).joined(separator: ";")
    }

    private mutating func set(_ mode: Int, _ isOn: Bool) {
        if ![7, 25, 1004, 1049, 2004, 2026].contains(mode) { oddities.append("mode \(mode)") }
        if isOn { modes.insert(mode) } else { modes.remove(mode) }
        guard mode == 1049 else { return }
        if isOn, main == nil {
            main = grid
            grid = Self.emptyGrid(size)
        } else if !isOn, let kept = main {
            grid = kept
            main = nil
            resize(to: size)
        }
    }
}
