/// The command palette: all that can be done here, found by typing a part of its name.
public struct CommandPalette: Hashable, Sendable {
    private var query = TextEditor(isOneLine: true, limit: 100)
    private var list = ListState()

    public init() {}

    public enum Outcome<Action: Hashable & Sendable>: Hashable, Sendable {
        case chosen(Action)
        case refused(Wording)
        case closed
    }

    /// Nil where the palette stays open.
    public mutating func handle<Action, Context>(
        _ key: Key, _ table: BindingTable<Action, Context>, in context: Context,
        _ language: Language, rows: Int = 10
    ) -> Outcome<Action>? {
        let found = matches(table, language)
        switch key {
        case "Esc": return .closed
        case "Enter":
            guard found.indices.contains(list.selected) else { return nil }
            switch table.outcome(of: found[list.selected], in: context) {
            case .act(let action): return .chosen(action)
            case .refused(let reason): return .refused(reason)
            }
        default:
            if list.handle(key, count: found.count, rows: rows) { return nil }
            if query.handle(key, columns: 80) { list = ListState() }
            return nil
        }
    }

    public mutating func handle(_ paste: Paste) {
        query.insert(paste.text)
        list = ListState()
    }

    private func matches<Action, Context>(
        _ table: BindingTable<Action, Context>, _ language: Language
    ) -> [Binding<Action, Context>] {
        WordSearch(query.text).matches(table.bindings.map { $0.name.in(language) })
            .map { table.bindings[$0] }
    }

    public func view<Action, Context>(
        _ table: BindingTable<Action, Context>, in context: Context, _ language: Language
    ) -> View {
        let found = matches(table, language)
        let rows = list.view(
            count: found.count, empty: Line(Words.nothingFound.in(language), .quiet)
        ) { index in
            let binding = found[index]
            let name = binding.name.in(language)
            let keys = Line("  " + binding.keys.map(\.shown).joined(separator: ", "), .key)
            guard let obstacle = binding.obstacle(context) else { return Line(name) + keys }
            return Line(name, .quiet) + Line(" – \(obstacle.in(language))", .warning)
        }
        let input = View.columns([.exactly(2, .line(Line(": ", .key))), .share(query.view())])
        return View.rows([.exactly(1, input), .share(rows)])
            .framed(Words.commands.in(language))
    }
}
