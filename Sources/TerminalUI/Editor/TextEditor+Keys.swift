// What each key does in a text; the width is that of the rows that are shown.

extension TextEditor {
    /// False where the key is not for a text.
    public mutating func handle(_ key: Key, columns: Int) -> Bool {
        if let typed = key.text {
            replace(cursor, cursor, with: typed, kind: .typing)
            return true
        }
        if let place = target(of: key, columns: columns) {
            if key != "Up" && key != "Down" { wantedColumn = nil }
            cursor = place
            history.pause()
            return true
        }
        if let place = edge(of: key) {
            replace(min(cursor, place), max(cursor, place), with: "", kind: .whole)
            return true
        }
        switch key {
        case "Enter" where !isOneLine: replace(cursor, cursor, with: "\n", kind: .whole)
        case "ctrl+z", "ctrl+_": undo()
        case "ctrl+y", "alt+z": redo()
        default: return false
        }
        return true
    }

    /// Up to where a key deletes, from the cursor on.
    private func edge(of key: Key) -> Place? {
        switch key {
        case "Backspace", "shift+Backspace": previous(cursor)
        case "Delete", "ctrl+d": next(cursor)
        case "ctrl+w", "alt+Backspace", "ctrl+Backspace": wordStart(before: cursor)
        case "alt+d", "ctrl+Delete", "alt+Delete": wordEnd(after: cursor)
        case "ctrl+u": Place(line: cursor.line, column: 0)
        case "ctrl+k": Place(line: cursor.line, column: lines[cursor.line].count)
        default: nil
        }
    }

    private mutating func target(of key: Key, columns: Int) -> Place? {
        switch key {
        case "Left", "ctrl+b": previous(cursor)
        case "Right", "ctrl+f": next(cursor)
        case "ctrl+Left", "alt+Left", "alt+b": wordStart(before: cursor)
        case "ctrl+Right", "alt+Right", "alt+f": wordEnd(after: cursor)
        case "Home", "ctrl+a": rowStart(columns)
        case "End", "ctrl+e": rowEnd(columns)
        case "ctrl+Home": start
        case "ctrl+End": end
        case "Up" where !isOneLine: vertically(by: -1, columns)
        case "Down" where !isOneLine: vertically(by: 1, columns)
        case "PageUp" where !isOneLine: vertically(by: -Self.pageRows, columns)
        case "PageDown" where !isOneLine: vertically(by: Self.pageRows, columns)
        default: nil
        }
    }

    /// Less than the smallest screen has, so that something of the last page stays in sight.
    private static var pageRows: Int { 8 }
}
