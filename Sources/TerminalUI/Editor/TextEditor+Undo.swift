// Edits taken back, and made again.

extension TextEditor {
    public mutating func undo() {
        guard let edit = history.takeBack() else { return }
        splice(
            line: edit.line, offset: edit.offset, removing: edit.inserted,
            inserting: edit.removed)
        cursor = place(edit.cursorBefore)
        settle(after: edit.removed, instead: edit.inserted)
    }

    public mutating func redo() {
        guard let edit = history.takeAgain() else { return }
        splice(
            line: edit.line, offset: edit.offset, removing: edit.removed,
            inserting: edit.inserted)
        cursor = place(edit.cursorAfter)
        settle(after: edit.inserted, instead: edit.removed)
    }
}
