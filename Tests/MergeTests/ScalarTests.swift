import Merge
import SyncProtocol
import Testing

/// Positions count Unicode scalars, whatever people see as one character.
@Suite struct ScalarTests {
    /// A letter with a combining accent, a family of three, a flag, and a letter outside the first plane.
    private static let texts = [
        "e\u{301}e\u{301}", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F1F3}\u{1F1F1}",
        "a\u{10348}b", "\u{0}\u{200F}\u{5D0}",
    ]

    private func typed(_ text: String) -> TextEdit {
        TextEdit(position: 0, removed: 0, inserted: text)
    }

    @Test(arguments: texts)
    func `an edit between any two scalars falls between them`(text: String) {
        let scalars = Array(text.unicodeScalars)
        for position in 0...scalars.count {
            let edit = TextEdit(position: position, removed: 1, inserted: "\u{308}")

            let plain = applying([typed(text), edit], to: "")

            let before = scalars.prefix(position)
            let after = scalars.dropFirst(position + 1)
            #expect(Array(plain.unicodeScalars) == before + ["\u{308}"] + after)
        }
    }

    @Test(arguments: texts)
    func `apart, two people may type between any two scalars`(text: String) {
        let history = History(seen: [[], [0], [0]])
        let count = text.unicodeScalars.count
        for position in 0...count {
            let apart = TextHistory(history, sites: [0, 1, 2]) { change, _ in
                switch change {
                case 0: [typed(text)]
                case 1: [TextEdit(position: position, removed: 0, inserted: "\u{1F3FD}")]
                default: [TextEdit(position: count - position, removed: 1, inserted: "\u{301}")]
                }
            }

            let outcomes = history.orders.map { Array(apart.merged($0).unicodeScalars) }

            #expect(outcomes == outcomes.map { _ in Array(apart.expected.unicodeScalars) })
        }
    }
}
