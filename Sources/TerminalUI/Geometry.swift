/// How large a screen, or a part of it, is.
public struct Size: Hashable, Sendable {
    public let columns: Int
    public let rows: Int

    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    public func holds(_ other: Size) -> Bool { columns >= other.columns && rows >= other.rows }
}

/// A cell of a screen, counted from its upper left corner.
public struct Position: Hashable, Sendable {
    public let column: Int
    public let row: Int

    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A rectangle of a screen.
public struct Region: Hashable, Sendable {
    public let column: Int
    public let row: Int
    public let size: Size

    public init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        size = Size(columns: columns, rows: rows)
    }

    public init(_ size: Size) {
        self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
    }

    /// The part of another rectangle, given from our corner, that lies in this one.
    func part(_ inner: Region) -> Region {
        let left = min(max(inner.column, 0), size.columns)
        let top = min(max(inner.row, 0), size.rows)
        let right = min(max(inner.column + inner.size.columns, left), size.columns)
        let bottom = min(max(inner.row + inner.size.rows, top), size.rows)
        return Region(
            column: column + left, row: row + top, columns: right - left, rows: bottom - top)
    }
}
