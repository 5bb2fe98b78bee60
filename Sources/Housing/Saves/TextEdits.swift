public import SyncProtocol

// The few edits that make a new text of an old one, so that what others typed elsewhere stays theirs.

/// Beyond this many words one edit replaces all that lies between the first and the last difference.
private let wordsCompared = 5000

/// The edits follow each other; positions count Unicode scalars.
public func textEdits(from old: String, to new: String) -> [TextEdit] {
    let whole = Replacement(
        position: 0, removed: Array(old.unicodeScalars), inserted: Array(new.unicodeScalars)
    ).trimmed
    let (oldWords, newWords) = (words(of: whole.removed), words(of: whole.inserted))
    guard oldWords.count <= wordsCompared, newWords.count <= wordsCompared else {
        return [whole.edit]
    }
    return replacements(from: oldWords, to: newWords, at: whole.position)
        .map(\.trimmed).filter { !$0.isEmpty }.map(\.edit)
}

private struct Replacement {
    var position: Int
    var removed: [Unicode.Scalar]
    var inserted: [Unicode.Scalar]

    var isEmpty: Bool { removed.isEmpty && inserted.isEmpty }

    /// Without what is the same at both ends.
    var trimmed: Replacement {
        let before = zip(removed, inserted).prefix { $0 == $1 }.count
        let (old, new) = (removed.dropFirst(before), inserted.dropFirst(before))
        let after = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        return Replacement(
            position: position + before, removed: Array(old.dropLast(after)),
            inserted: Array(new.dropLast(after)))
    }

    var edit: TextEdit {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: inserted)
        return TextEdit(position: position, removed: removed.count, inserted: String(text))
    }
}

/// Each word with the white space after it.
private func words(of scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var words: [[Unicode.Scalar]] = []
    var endsInSpace = true
    for scalar in scalars {
        let isSpace = scalar.properties.isWhitespace
        if endsInSpace && !isSpace || words.isEmpty {
            words.append([scalar])
        } else {
            words[words.count - 1].append(scalar)
        }
        endsInSpace = isSpace
    }
    return words
}

private func replacements(
    from old: [[Unicode.Scalar]], to new: [[Unicode.Scalar]], at start: Int
) -> [Replacement] {
    let difference = new.difference(from: old)
    let removed = offsets(of: difference.removals)
    let inserted = offsets(of: difference.insertions)
    var (oldIndex, newIndex, position) = (0, 0, start)
    var replacements: [Replacement] = []
    while oldIndex < old.count || newIndex < new.count {
        var replacement = Replacement(position: position, removed: [], inserted: [])
        while removed.contains(oldIndex) {
            replacement.removed += old[oldIndex]
            oldIndex += 1
        }
        while inserted.contains(newIndex) {
            replacement.inserted += new[newIndex]
            newIndex += 1
        }
        position += replacement.inserted.count
        replacements.append(replacement)
        guard oldIndex < old.count else { continue }
        position += old[oldIndex].count
        oldIndex += 1
        newIndex += 1
    }
    return replacements
}

private func offsets(
    of changes: [CollectionDifference<[Unicode.Scalar]>.Change]
) -> Set<Int> {
    Set(
        changes.map { change in
            switch change {
            case .insert(let offset, _, _), .remove(let offset, _, _): offset
            }
        })
}
