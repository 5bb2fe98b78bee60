/// A piece of text that took the place of another.
struct Edit: Hashable, Sendable {
    let line: Int
    /// In scalars from the start of the line.
    let offset: Int
    let removed: String
    var inserted: String
    let cursorBefore: TextEditor.ScalarPlace
    var cursorAfter: TextEditor.ScalarPlace
}

/// The edits up to now, and those taken back; letters typed in one go are one edit.
struct EditHistory: Hashable, Sendable {
    enum Kind { case typing, whole }

    /// What is kept to go back to takes no more than this.
    private static let mostBytes = 4 << 20

    private(set) var done: [Edit] = []
    private(set) var undone: [Edit] = []
    private var isTyping = false
    private var bytes = 0

    mutating func add(_ edit: Edit, _ kind: Kind) {
        undone = []
        if kind == .typing, isTyping, edit.removed.isEmpty, joins(edit) {
            done[done.count - 1].inserted += edit.inserted
            done[done.count - 1].cursorAfter = edit.cursorAfter
        } else {
            done.append(edit)
        }
        isTyping = kind == .typing
        bytes += edit.removed.utf8.count + edit.inserted.utf8.count
        while bytes > Self.mostBytes, done.count > 1 {
            let oldest = done.removeFirst()
            bytes -= oldest.removed.utf8.count + oldest.inserted.utf8.count
        }
    }

    /// A word and the space behind it are one step back.
    private func joins(_ edit: Edit) -> Bool {
        guard let last = done.last, last.cursorAfter == edit.cursorBefore else { return false }
        return !(last.inserted.last == " " && edit.inserted != " ")
    }

    /// The cursor moved: what is typed next is an edit of its own.
    mutating func pause() { isTyping = false }

    mutating func takeBack() -> Edit? {
        isTyping = false
        guard let edit = done.popLast() else { return nil }
        undone.append(edit)
        return edit
    }

    mutating func takeAgain() -> Edit? {
        isTyping = false
        guard let edit = undone.popLast() else { return nil }
        done.append(edit)
        return edit
    }
}
