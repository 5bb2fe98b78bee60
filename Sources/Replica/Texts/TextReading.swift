internal import Merge
internal import SQLite
public import SyncProtocol

/// A text with who wrote and who deleted each piece of it, and what somebody should read again.
public struct TextReading: Hashable, Sendable {
    /// A piece that one change inserted, and the same changes deleted.
    public struct Piece: Hashable, Sendable {
        public let string: String
        public let insertedBy: Hand
        /// Several where people deleted it without sight of one another.
        public let deletedBy: [Hand]

        public var isVisible: Bool { deletedBy.isEmpty }
    }

    public struct Hand: Hashable, Sendable {
        public let change: ChangeName
        public let author: UserID
        public let at: Int64
    }

    /// In order, with what was deleted where it stood; the visible pieces are the text.
    public let pieces: [Piece]
    /// The paragraphs in which people met who did not see each other, in Unicode scalars of the text.
    public let paragraphsToRead: [Range<Int>]
}

extension Replica {
    /// Who wrote and who deleted what, from the first letter on.
    public func authors(of text: Field, in folder: FolderID) throws -> TextReading {
        try db.read { try authors(within: text, folder) }
    }

    /// The same of several texts, replayed once.
    public func authors(of texts: [Field], in folder: FolderID) throws -> [Field: TextReading] {
        try db.read {
            let past = try past(of: folder, at: heads(of: folder))
            return Dictionary(uniqueKeysWithValues: texts.map { ($0, past.reading(of: $0)) })
        }
    }

    /// The paragraphs of each text that somebody should read again, in Unicode scalars; a text
    /// without any is left out.
    public func paragraphsToRead(in folder: FolderID) throws -> [Field: [Range<Int>]] {
        try db.read {
            // Who wrote one after another never met: the common answer needs no replay.
            if try graph(of: folder).isOneLine { return [:] }
            let past = try past(of: folder, at: heads(of: folder))
            let marked = past.textsTypedApart.map { ($0, past.reading(of: $0).paragraphsToRead) }
            return Dictionary(uniqueKeysWithValues: marked.filter { !$0.1.isEmpty })
        }
    }

    /// Within a transaction.
    func authors(within text: Field, _ folder: FolderID) throws -> TextReading {
        guard schema.definition(of: text)?.merging == .text else {
            return TextReading(pieces: [], paragraphsToRead: [])
        }
        return try past(of: folder, at: heads(of: folder)).reading(of: text)
    }
}

extension Past {
    /// Replays all that was ever typed in a text.
    func reading(of text: Field) -> TextReading {
        let events = events(of: text)
        var authorship = TextAuthorship()
        for event in events {
            authorship.append(event.edits, on: event.parents, tie: event.tie)
        }
        let hands = events.map { event in
            TextReading.Hand(
                change: event.row.name, author: event.row.header.author, at: event.row.header.at)
        }
        return TextReading(
            pieces: authorship.pieces.map { piece in
                TextReading.Piece(
                    string: piece.string, insertedBy: hands[piece.insertedBy],
                    deletedBy: piece.deletedBy.map { hands[$0] })
            }, paragraphsToRead: authorship.paragraphsToRead)
    }
}

extension EventGraph {
    /// Whether every change has seen all that came before it.
    fileprivate var isOneLine: Bool {
        zip(numbers, numbers.dropFirst()).allSatisfy { parents(of: $1) == [$0] }
    }
}
