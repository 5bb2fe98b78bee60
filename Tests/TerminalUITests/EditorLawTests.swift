import SeededChance
import Testing

@testable import TerminalUI

/// The editor beside a model that keeps the text as one string and finds every place anew.
struct EditorLawTests {
    /// All that an editor does, in the slowest way; its history is a list of whole texts.
    private struct Naive {
        var scalars: [Unicode.Scalar] = []
        var cursor = 0
        var past: [Step] = []
        var future: [Step] = []

        /// The text and the cursor on both sides of an edit.
        struct Step {
            let before: ([Unicode.Scalar], Int)
            let after: ([Unicode.Scalar], Int)
        }

        /// The boundaries between characters, in scalars.
        var bounds: [Int] {
            var bounds = [0]
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            for character in String(view) {
                bounds.append(bounds.last! + character.unicodeScalars.count)
            }
            return bounds
        }

        mutating func settle() { cursor = bounds.first { $0 >= cursor }! }

        mutating func replace(_ range: Range<Int>, _ text: String) {
            guard !range.isEmpty || !text.isEmpty else { return }
            let before = (scalars, cursor)
            scalars.replaceSubrange(range, with: text.unicodeScalars)
            cursor = range.lowerBound + text.unicodeScalars.count
            settle()
            past.append(Step(before: before, after: (scalars, cursor)))
            future = []
        }

        mutating func insert(_ text: String) { replace(cursor..<cursor, text) }

        var before: Int { bounds.last { $0 < cursor } ?? 0 }

        var after: Int { bounds.first { $0 > cursor } ?? cursor }

        mutating func undo() {
            guard let step = past.popLast() else { return }
            future.append(step)
            (scalars, cursor) = step.before
        }

        mutating func redo() {
            guard let step = future.popLast() else { return }
            past.append(step)
            (scalars, cursor) = step.after
        }
    }

    private static let texts = [
        "a", "b", " ", "é", "e", "\u{301}", "🇳", "🇱", "\n", "👨", "\u{200D}", "👩", "日", "\u{1112}",
        "\u{1161}", "een twee", "x\ny", "क", "\u{94D}", "ष",
    ]

    @Test(arguments: 1...10)
    func `ten thousand random edits come to the text of the naive editor`(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var editor = TextEditor()
        var naive = Naive()

        for step in 0..<10_000 {
            let what = random.number(below: 100)
            switch what {
            case ..<45:
                let text = random.one(of: Self.texts)
                editor.insert(text)
                naive.insert(text)
            case ..<55:
                _ = editor.handle("Left", columns: 9)
                naive.cursor = naive.before
            case ..<63:
                _ = editor.handle("Right", columns: 9)
                naive.cursor = naive.after
            case ..<80:
                _ = editor.handle("Backspace", columns: 9)
                naive.replace(naive.before..<naive.cursor, "")
            case ..<86:
                _ = editor.handle("Delete", columns: 9)
                naive.replace(naive.cursor..<naive.after, "")
            case ..<92:
                editor.undo()
                naive.undo()
            case ..<96:
                editor.redo()
                naive.redo()
            case ..<98:
                // Where rows lie the model does not know, only that a cursor stays between characters.
                _ = editor.handle(random.one(of: ["Up", "Down", "Home", "End"]), columns: 9)
                naive.cursor = offset(of: editor)
                #expect(naive.bounds.contains(naive.cursor))
            default:
                guard naive.scalars.count > 60 else { continue }
                editor.replaceAll(with: "")
                naive.replace(0..<naive.scalars.count, "")
            }

            let isEqual =
                Array(editor.text.unicodeScalars) == naive.scalars
                && offset(of: editor) == naive.cursor && editor.count == naive.scalars.count
            if !isEqual {
                Issue.record("step \(step), \(what): \(editor.text.debugDescription)")
                return
            }
        }
    }

    private func offset(of editor: TextEditor) -> Int {
        let before = editor.lines[..<editor.cursor.line]
            .reduce(0) { $0 + $1.reduce(1) { $0 + $1.unicodeScalars.count } }
        return before + editor.scalars(before: editor.cursor)
    }

    @Test
    func `rows are the whole line, none wider than the screen but by a space`() {
        var random = SeededRandom(seed: 3)
        for _ in 0..<2_000 {
            let characters = (0..<random.number(below: 30)).map { _ in
                random.one(of: Array("ab 日👍-é"))
            }
            let columns = 2 + random.number(below: 10)
            let rows = Wrapping.rows(of: characters, columns: columns)

            #expect(rows.flatMap { $0 } == Array(characters.indices))
            for row in rows {
                #expect(String(characters[row]).trimmedEnd.columns <= columns)
            }
        }
    }
}

extension String {
    /// Without spaces at its end: where a row was broken one hangs over the edge.
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
