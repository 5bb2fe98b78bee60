public import SyncProtocol

/// Who wrote and who deleted each piece of a text, replayed from the whole history of its edits.
///
/// It is made when somebody asks: to merge and to show a text none of this is needed.
public struct TextAuthorship: Sendable {
    /// What one event inserted, and the same events deleted.
    public struct Piece: Hashable, Sendable {
        public let string: String
        /// The index of an event, in the order in which they were appended.
        public let insertedBy: Int
        /// Ascending; several where people deleted it without sight of one another.
        public let deletedBy: [Int]

        public var isVisible: Bool { deletedBy.isEmpty }
    }

    /// From the beginning of the text, so that what was deleted long ago stands in its place as well.
    private var tracker = TextTracker(base: -1, length: 0)
    private var events: [TextDocument.Event] = []
    private var fates = CharacterFates()
    private(set) var sight = TextSight()

    public init() {}

    /// Takes one change's edits, as a `TextDocument` that began empty does.
    public mutating func append(_ edits: [TextEdit], on parents: [Int], tie: TieBreak) {
        let index = events.count
        let parents = parents.sorted()
        events.append(TextDocument.Event(parents: parents, tie: tie, edits: edits))
        tracker.apply(index, events) { _, _, inserted in fates.insert(inserted, by: index) }
        for characters in tracker.deeds[index].deleted { fates.delete(characters, by: index) }
        sight.append(on: parents)
    }

    /// The whole text in order, with what was deleted where it stood; the visible pieces are the text.
    public var pieces: [Piece] {
        var pieces: [Piece] = []
        for block in tracker.spans.blocks {
            for span in block.spans {
                for run in fates.runs(in: Int(span.first)..<Int(span.end)) {
                    if !pieces.isEmpty, let longer = pieces[pieces.count - 1].joined(with: run) {
                        pieces[pieces.count - 1] = longer
                    } else {
                        pieces.append(run)
                    }
                }
            }
        }
        return pieces
    }
}

extension TextAuthorship.Piece {
    /// Both as one piece, where they had the same fate.
    fileprivate func joined(with next: Self) -> Self? {
        guard insertedBy == next.insertedBy, deletedBy == next.deletedBy else { return nil }
        return Self(string: string + next.string, insertedBy: insertedBy, deletedBy: deletedBy)
    }
}

/// What became of every character that was ever typed, by the number that a tracker gave it.
private struct CharacterFates: Sendable {
    private var scalars: ContiguousArray<Unicode.Scalar> = []
    private var insertedBy: ContiguousArray<Int32> = []
    /// The last deletion of each; -1 for none.
    private var lastDeletion: ContiguousArray<Int32> = []
    private var deletions: ContiguousArray<Deletion> = []

    /// One event's, after those that had deleted the same characters already.
    private struct Deletion: Hashable {
        let event: Int32
        let previous: Int32
    }

    mutating func insert(_ string: String, by event: Int) {
        for scalar in string.unicodeScalars {
            scalars.append(scalar)
            insertedBy.append(Int32(event))
            lastDeletion.append(-1)
        }
    }

    mutating func delete(_ characters: Range<Int>, by event: Int) {
        for character in characters {
            let deletion = Deletion(event: Int32(event), previous: lastDeletion[character])
            if deletions.last != deletion { deletions.append(deletion) }
            lastDeletion[character] = Int32(deletions.count - 1)
        }
    }

    /// The characters cut where their fates differ.
    func runs(in characters: Range<Int>) -> [TextAuthorship.Piece] {
        var runs: [TextAuthorship.Piece] = []
        var start = characters.lowerBound
        while start < characters.upperBound {
            var end = start + 1
            while end < characters.upperBound, insertedBy[end] == insertedBy[start],
                lastDeletion[end] == lastDeletion[start]
            {
                end += 1
            }
            runs.append(run(start..<end))
            start = end
        }
        return runs
    }

    private func run(_ characters: Range<Int>) -> TextAuthorship.Piece {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[characters])
        var deletedBy: [Int] = []
        var deletion = lastDeletion[characters.lowerBound]
        while deletion >= 0 {
            deletedBy.append(Int(deletions[Int(deletion)].event))
            deletion = deletions[Int(deletion)].previous
        }
        return TextAuthorship.Piece(
            string: String(view), insertedBy: Int(insertedBy[characters.lowerBound]),
            deletedBy: deletedBy.reversed())
    }
}
