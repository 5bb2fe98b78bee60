/// A list that is searched while one types; who owns the rows finds them, and gives the count.
public struct SearchList: Hashable, Sendable {
    public private(set) var list = ListState()
    public private(set) var isSearching = false
    private var input = TextEditor(isOneLine: true, limit: 200)

    public init() {}

    public var query: String { input.text }

    public enum Outcome: Hashable, Sendable {
        case moved
        /// The rows are to be found anew; the first of them is chosen.
        case queryChanged(String)
        case chosen(Int)
    }

    /// Nil where the key is not for the list. Esc first ends the search, and then is somebody else's;
    /// once a row is chosen, letters are keys again.
    public mutating func handle(_ key: Key, count: Int, rows: Int) -> Outcome? {
        switch key {
        case "/" where !isSearching:
            isSearching = true
            return .moved
        case "Esc" where isSearching || !query.isEmpty:
            isSearching = false
            return change { $0 = TextEditor(isOneLine: true, limit: 200) } ?? .moved
        case "Enter":
            guard count > 0 else { return .moved }
            isSearching = false
            return .chosen(min(list.selected, count - 1))
        default: break
        }
        if isSearching, key != "Home", key != "End",
            let outcome = change({ _ = $0.handle(key, columns: 200) })
        {
            return outcome
        }
        if list.handle(key, count: count, rows: rows - (showsInput ? 1 : 0)) { return .moved }
        return isSearching && key.text != nil ? .moved : nil
    }

    public mutating func handle(_ paste: Paste) -> Outcome? {
        isSearching ? change { $0.insert(paste.text) } : nil
    }

    private mutating func change(_ edit: (inout TextEditor) -> Void) -> Outcome? {
        let before = query
        edit(&input)
        guard query != before else { return nil }
        list = ListState()
        return .queryChanged(query)
    }

    private var showsInput: Bool { isSearching || !query.isEmpty }

    public mutating func select(_ index: Int, count: Int, rows: Int) {
        list.select(index, count: count, rows: rows)
    }

    public func view(
        count: Int, _ language: Language, row: @escaping (Int) -> Line
    ) -> View {
        let rows = list.view(
            count: count, empty: Line(Words.nothingFound.in(language), .quiet), row: row)
        guard showsInput else { return rows }
        let position = list.position(count: count)
        let line = View.columns([
            .exactly(2, .line(Line("/ ", .key))), .share(input.view(isActive: isSearching)),
            .exactly(position.columns + 1, .line(Line(" " + position, .quiet))),
        ])
        return .rows([.exactly(1, line), .share(rows)])
    }
}
