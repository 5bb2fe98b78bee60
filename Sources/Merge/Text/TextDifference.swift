public import SyncProtocol

/// The few edits that make a new text of an old one, so that what others typed elsewhere stays theirs.
///
/// They follow each other; positions count Unicode scalars. Words that stay are left alone, and no edit
/// begins or ends within what people see as one character. The time is bounded: where a search would
/// take too long, the edits are fewer and larger than they could be.
public func edits(from old: String, to new: String) -> [TextEdit] {
    var vocabulary = Vocabulary()
    let (oldWords, newWords) = (vocabulary.words(of: old), vocabulary.words(of: new))
    var shift = 0
    return WordMatching(from: oldWords, to: newWords).replacements.map { replacement in
        let start = replacement.old.lowerBound
        let edit = trimmedEdit(
            at: (start > 0 ? oldWords[start - 1].end : 0) + shift,
            from: oldWords[replacement.old].flatMap(\.text),
            to: newWords[replacement.new].flatMap(\.text))
        shift += edit.inserted.unicodeScalars.count - edit.removed
        return edit
    }
}

/// Without the characters that are the same at both ends.
private func trimmedEdit(
    at position: Int, from old: [Character], to new: [Character]
) -> TextEdit {
    let before = zip(old, new).prefix(while: isSameSpelling)
    let after = zip(
        old.dropFirst(before.count).reversed(), new.dropFirst(before.count).reversed()
    ).prefix(while: isSameSpelling).count
    let removed = old.dropFirst(before.count).dropLast(after)
    let inserted = new.dropFirst(before.count).dropLast(after)
    return TextEdit(
        position: position + before.reduce(0) { $0 + $1.0.unicodeScalars.count },
        removed: removed.reduce(0) { $0 + $1.unicodeScalars.count }, inserted: String(inserted))
}

/// The same scalars: what people take for one letter can be spelled in several ways.
private func isSameSpelling(_ one: Character, _ other: Character) -> Bool {
    one.unicodeScalars.elementsEqual(other.unicodeScalars)
}
