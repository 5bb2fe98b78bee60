internal import TerminalUI

/// One of many names, found while one types; the page below hears which.
struct PickPage: Page {
    struct Choice: Sendable {
        let value: String
        let name: Wording
    }

    private let name: Wording
    private let choices: [Choice]
    private var input = TextEditor(isOneLine: true, limit: 100)
    private var list = ListState()

    init(_ name: Wording, _ choices: [Choice]) {
        self.name = name
        self.choices = choices
    }

    var isTyping: Bool { true }

    func title(_ context: PageContext) -> Wording { name }

    private func found(_ context: PageContext) -> [Choice] {
        WordSearch(input.text).matches(choices.map { context.say($0.name) }).map { choices[$0] }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        let found = found(context)
        if key == "Enter" {
            guard found.indices.contains(list.selected) else { return [] }
            let chosen = found[list.selected]
            return [.back(.picked(value: chosen.value, shown: context.say(chosen.name)))]
        }
        if key != "Home", key != "End",
            list.handle(key, count: found.count, rows: context.size.rows - 2)
        {
            return []
        }
        guard input.handle(key, columns: context.size.columns) else { return nil }
        list = ListState()
        return []
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        input.insert(paste.text)
        list = ListState()
        return []
    }

    func view(_ context: PageContext) -> View {
        let found = found(context)
        let line = View.columns([.exactly(3, .line(Line(" / ", .key))), .share(input.view())])
        let empty = Line("  " + context.say(Texts.nothingFound), .quiet)
        let body = list.view(count: found.count, empty: empty) { Line(context.say(found[$0].name)) }
        return .rows([.exactly(2, line), .share(body)])
    }
}
