import Testing

@testable import TerminalUI

/// What keys do in a text.
struct EditorTests {
    private func edit(_ text: String = "", columns: Int = 20, _ keys: Key...) -> TextEditor {
        var editor = TextEditor(text)
        for key in keys { #expect(editor.handle(key, columns: columns) == true) }
        return editor
    }

    @Test
    func `letters, words and lines are typed and deleted`() {
        #expect(edit("ab", "c", "Left", "Left", "X").text == "aXbc")
        #expect(edit("een twee drie", "ctrl+w").text == "een twee ")
        #expect(edit("een twee drie", "ctrl+Left", "ctrl+Left", "alt+d").text == "een  drie")
        #expect(edit("een", "Enter", "t", "w").text == "een\ntw")
        #expect(edit("een\ntwee", "Home", "Backspace").text == "eentwee")
        #expect(edit("een\ntwee", "ctrl+Home", "End", "Delete").text == "eentwee")
        #expect(edit("een twee", "ctrl+u").text == "")
        #expect(edit("een twee", "Home", "ctrl+k").text == "")
    }

    @Test
    func `a word is one step of undo, and the way back leads forward again`() {
        var editor = TextEditor()
        for character in "een twee" { _ = editor.handle(Key(.character(character)), columns: 20) }

        editor.undo()
        #expect(editor.text == "een ")
        editor.undo()
        #expect(editor.text == "")
        editor.undo()
        editor.redo()
        editor.redo()
        #expect(editor.text == "een twee")
    }

    @Test
    func `a mark joins the letter before it, and undo parts them`() {
        var editor = TextEditor("e")
        editor.insert("\u{301}x")
        #expect(editor.text == "e\u{301}x")
        #expect(editor.cursor.column == 2)

        editor.undo()
        #expect(Array(editor.text.unicodeScalars) == ["e"])
    }

    @Test
    func `up and down go by rows on the screen, and remember their column`() {
        var editor = edit("een twee drie vier\nx\nvijf zes", columns: 10, "Up", "Up")

        #expect(editor.cursor == TextEditor.Place(line: 0, column: 17))
        _ = editor.handle("Up", columns: 10)
        #expect(editor.cursor == TextEditor.Place(line: 0, column: 8))
        for _ in 0..<3 { _ = editor.handle("Down", columns: 10) }
        #expect(editor.cursor == TextEditor.Place(line: 2, column: 8))
    }

    @Test
    func `what exceeds the limit is left out, and the editor says so until it fits`() {
        var editor = TextEditor("abcd", limit: 5)
        editor.insert("ef")

        #expect(editor.text == "abcde")
        #expect(editor.notice != nil)
        _ = editor.handle("Backspace", columns: 20)
        #expect(editor.notice == nil)
    }

    @Test
    func `a line stays a line, whatever is pasted`() {
        var editor = TextEditor(isOneLine: true)
        editor.insert("een\r\ntwee\u{1B}[2J")

        #expect(editor.text == "een twee[2J")
        #expect(editor.handle("Enter", columns: 20) == false)
    }

    @Test
    func `the cursor is always in sight`() throws {
        let text = (1...50).map { "regel \($0)" }.joined(separator: "\n")
        let screen = TextEditor(text).view().screen(Size(columns: 20, rows: 6))

        #expect(screen.lines.last == "regel 50")
        #expect(screen.cursor == Position(column: 8, row: 5))
        let long = TextEditor(String(repeating: "x", count: 100) + "日", isOneLine: true)
        let line = long.view().screen(Size(columns: 10, rows: 1))
        #expect(line.line(0) == "xxxxxxx日")
        #expect(line.cursor == Position(column: 9, row: 0))
    }
}
