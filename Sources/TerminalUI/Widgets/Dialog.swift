/// A question with its answers, each under its own key; nothing else works until it is answered.
public struct Dialog<Answer: Hashable & Sendable>: Hashable, Sendable {
    public struct Choice: Hashable, Sendable {
        let key: Key
        let name: Wording
        let answer: Answer

        public init(_ key: Key, _ name: Wording, _ answer: Answer) {
            self.key = key
            self.name = name
            self.answer = answer
        }
    }

    private let title: String
    private let text: String
    private let choices: [Choice]
    private var selected = 0

    /// The first choice is the one that Enter takes, and the last one is that of Esc: put the harmless one there.
    public init(_ title: String, _ text: String = "", _ choices: [Choice]) {
        precondition(!choices.isEmpty, "A dialog offers at least one answer.")
        self.title = title
        self.text = text
        self.choices = choices
    }

    /// Nil while nothing is answered.
    public mutating func handle(_ key: Key) -> Answer? {
        if let choice = choices.first(where: { $0.key == key }) { return choice.answer }
        switch key {
        case "Enter": return choices[selected].answer
        case "Esc": return choices.last!.answer
        case "Up", "Left", "shift+Tab": selected = (selected + choices.count - 1) % choices.count
        case "Down", "Right", "Tab": selected = (selected + 1) % choices.count
        default: break
        }
        return nil
    }

    public func view(_ language: Language) -> View {
        View { canvas in
            let width = min(60, canvas.size.columns)
            let rows = text.isEmpty ? [] : text.wrapped(to: width - 4)
            let room = max(0, canvas.size.rows - choices.count - 3)
            var lines = rows.prefix(room).map { Line($0) }
            lines.append(Line())
            for (index, choice) in choices.enumerated() {
                let isSelected = index == selected
                let line =
                    Line(isSelected ? "› " : "  ") + Line(choice.key.shown, .key)
                    + Line("  \(choice.name.in(language))")
                lines.append(isSelected ? line.selected : line)
            }
            let box = View.lines(lines).framed(title).centered(
                columns: width, rows: lines.count + 2)
            box.draw(&canvas)
        }
    }
}
