public import SyncProtocol

/// Draws together what was typed, or deleted, in one go: the same edits in fewer words.
public func coalesced(_ edits: [TextEdit]) -> [TextEdit] {
    var result: [TextEdit] = []
    var run = TypingRun()
    for edit in edits where !run.extend(by: edit) {
        if let finished = run.edit { result.append(finished) }
        run = TypingRun(edit)
    }
    if let finished = run.edit { result.append(finished) }
    return result
}

/// One edit that grows as long as the next one continues it.
private struct TypingRun {
    private var position = 0
    private var removed = 0
    private var inserted = ""
    private var insertedCount = 0

    init() {}

    init(_ edit: TextEdit) {
        position = edit.position
        removed = edit.removed
        inserted = edit.inserted
        insertedCount = inserted.unicodeScalars.count
    }

    var edit: TextEdit? {
        guard removed > 0 || insertedCount > 0 else { return nil }
        return TextEdit(position: position, removed: removed, inserted: inserted)
    }

    mutating func extend(by next: TextEdit) -> Bool {
        let end = position + insertedCount
        if next.removed == 0, next.position == end {
            inserted += next.inserted
            insertedCount += next.inserted.unicodeScalars.count
            return true
        }
        guard next.inserted.isEmpty else { return false }
        if next.position == end {
            removed += next.removed
            return true
        }
        if next.position + next.removed == end { return takeBack(next) }
        return false
    }

    /// Backspaces: first over what was just typed, then over what stood before it.
    private mutating func takeBack(_ next: TextEdit) -> Bool {
        let typed = min(next.removed, insertedCount)
        inserted.unicodeScalars.removeLast(typed)
        insertedCount -= typed
        let before = next.removed - typed
        position -= before
        removed += before
        return true
    }
}
