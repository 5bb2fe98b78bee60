/// Which row of a list is chosen and which one stands on top; the rows themselves are asked for when shown.
public struct ListState: Hashable, Sendable {
    public private(set) var selected: Int
    private var top = 0

    public init(selected: Int = 0) { self.selected = max(0, selected) }

    /// True where the key moved through the list, or tried to.
    public mutating func handle(_ key: Key, count: Int, rows: Int) -> Bool {
        let page = max(1, rows - 1)
        switch key {
        case "Up": selected -= 1
        case "Down": selected += 1
        case "PageUp": selected -= page
        case "PageDown": selected += page
        case "Home", "ctrl+Home": selected = 0
        case "End", "ctrl+End": selected = count - 1
        default: return false
        }
        settle(count: count, rows: rows)
        return true
    }

    public mutating func select(_ index: Int, count: Int, rows: Int) {
        selected = index
        settle(count: count, rows: rows)
    }

    /// The rows changed in number: the choice stays in them.
    public mutating func settle(count: Int, rows: Int) {
        selected = min(max(0, selected), max(0, count - 1))
        top = firstShown(count: count, rows: rows)
    }

    /// The top row, moved as little as shows the chosen one.
    private func firstShown(count: Int, rows: Int) -> Int {
        let chosen = min(max(0, selected), max(0, count - 1))
        let least = max(0, chosen - max(1, rows) + 1)
        let most = min(chosen, max(0, count - rows))
        return min(max(top, least), max(most, least))
    }

    /// Asks for the rows that are seen, and for no others.
    public func view(
        count: Int, empty: Line = Line(), isActive: Bool = true, row: @escaping (Int) -> Line
    ) -> View {
        View { canvas in
            let rows = canvas.size.rows
            guard count > 0 else {
                canvas.write(empty)
                return
            }
            let chosen = min(selected, count - 1)
            let first = firstShown(count: count, rows: rows)
            for index in first..<min(count, first + rows) {
                let isSelected = index == chosen && isActive
                let place = index - first
                let sign = index == chosen ? "› " : "  "
                if isSelected {
                    canvas.fill(
                        Region(column: 0, row: place, columns: canvas.size.columns, rows: 1),
                        .normal.selected)
                }
                canvas.write(sign, row: place, isSelected ? .strong.selected : .strong)
                canvas.write(row(index), column: 2, row: place, isSelected: isSelected)
            }
        }
    }

    /// "3/120": where one is in a list.
    public func position(count: Int) -> String {
        count == 0 ? "0/0" : "\(min(selected, count - 1) + 1)/\(count)"
    }
}
