/// Rows in columns under headings, with one row chosen.
public struct Table: Sendable {
    public struct Column: Hashable, Sendable {
        public enum Width: Hashable, Sendable {
            case exactly(Int)
            case share(Int)
        }

        let title: String
        let width: Width
        let isRightAligned: Bool
        /// Left out first when the window is narrow; 0 never is.
        let leavesBelow: Int

        public init(
            _ title: String, _ width: Width, isRightAligned: Bool = false, leavesBelow: Int = 0
        ) {
            self.title = title
            self.width = width
            self.isRightAligned = isRightAligned
            self.leavesBelow = leavesBelow
        }
    }

    private let columns: [Column]

    public init(_ columns: [Column]) { self.columns = columns }

    /// A row gives one line for every column, also for those that are left out.
    public func view(
        _ state: ListState, count: Int, empty: Line = Line(), isActive: Bool = true,
        row: @escaping (Int) -> [Line]
    ) -> View {
        View { canvas in
            let cells = shown(canvas.size.columns - 2)
            let titles = columns.map { Line($0.title, .heading) }
            let body = state.view(count: count, empty: empty, isActive: isActive) { index in
                compose(row(index), cells)
            }
            canvas.write(compose(titles, cells), column: 2)
            canvas.draw(
                body,
                in: Region(
                    column: 0, row: 1, columns: canvas.size.columns, rows: canvas.size.rows - 1))
        }
    }

    private struct Shown {
        let index: Int
        let columns: Int
    }

    private func shown(_ room: Int) -> [Shown] {
        let kept = columns.indices.filter { columns[$0].leavesBelow <= room }
        let parts = kept.map { index in
            switch columns[index].width {
            case .exactly(let cells): Part.exactly(cells, .empty)
            case .share(let weight): Part.share(.empty, weight: weight)
            }
        }
        let widths = lengths(of: parts, in: room - max(0, kept.count - 1))
        return zip(kept, widths).map { Shown(index: $0, columns: $1) }
    }

    private func compose(_ cells: [Line], _ shown: [Shown]) -> Line {
        var line = Line()
        for (place, part) in shown.enumerated() {
            let text =
                part.index < cells.count ? cells[part.index].fitted(to: part.columns) : Line()
            let space = Line(String(repeating: " ", count: max(0, part.columns - text.columns)))
            if place > 0 { line += " " }
            line += columns[part.index].isRightAligned ? space + text : text + space
        }
        return line
    }
}
