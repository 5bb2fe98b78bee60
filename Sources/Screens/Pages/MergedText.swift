internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// A text in which people wrote at the same time: its paragraphs to be read again, by whose hand what is.
struct MergedText: Sendable {
    struct Piece: Sendable {
        let text: String
        /// Their place in the list of authors; nil for what stood there first.
        let author: Int?
        /// Who deleted it; empty where it stands.
        let deletedBy: [Int]
    }

    let field: SyncProtocol.Field
    /// With the time of the last thing that each did.
    let authors: [(name: String, time: String)]
    /// Those in which people met.
    let paragraphs: [[Piece]]

    init(_ field: SyncProtocol.Field, _ reading: TextReading, _ people: Names, on today: Day) {
        self.field = field
        let cut = Self.paragraphs(of: reading)
        let hands = cut.joined().flatMap { [$0.insertedBy] + $0.deletedBy }
        let users = hands.map(\.author).unique
        authors = users.map { user in
            let last = hands.filter { $0.author == user }.map(\.at).max() ?? 0
            return (people.name(of: user), LocalTime(milliseconds: last).words(on: today))
        }
        paragraphs = cut.map { pieces in
            let first = pieces.map(\.insertedBy).min { $0.at < $1.at }
            return pieces.map { piece in
                Piece(
                    text: piece.text,
                    author: piece.insertedBy.change == first?.change
                        ? nil : users.firstIndex(of: piece.insertedBy.author),
                    deletedBy: piece.deletedBy.compactMap { users.firstIndex(of: $0.author) })
            }
        }
    }

    /// The pieces of each paragraph that is to be read, what was deleted where it stood.
    private static func paragraphs(of reading: TextReading) -> [[Share]] {
        reading.paragraphsToRead.map { range in
            var (found, place): ([Share], Int) = ([], 0)
            for piece in reading.pieces {
                let length = piece.isVisible ? piece.string.unicodeScalars.count : 0
                let (from, to) = (
                    max(place, range.lowerBound), min(place + length, range.upperBound)
                )
                if piece.isVisible, from < to {
                    let scalars = Array(piece.string.unicodeScalars)[(from - place)..<(to - place)]
                    found.append(Share(piece, String(String.UnicodeScalarView(scalars))))
                } else if !piece.isVisible, range.lowerBound <= place, place <= range.upperBound {
                    found.append(Share(piece, piece.string))
                }
                place += length
            }
            return found
        }
    }
}

/// What lies in a paragraph of a piece.
private struct Share {
    let text: String
    let insertedBy: TextReading.Hand
    let deletedBy: [TextReading.Hand]

    init(_ piece: TextReading.Piece, _ text: String) {
        self.text = text
        insertedBy = piece.insertedBy
        deletedBy = piece.deletedBy
    }
}

extension MergedText {
    /// With signs and numbers beside the colours: {1+written+} and [2−deleted−].
    func lines(columns: Int) -> [Line] {
        let legend = authors.enumerated().map { index, author in
            Line("\(index + 1) ", .author(index)) + Line("\(author.name), \(author.time)", .quiet)
        }
        return legend
            + paragraphs.flatMap { pieces in
                [Line(), Line("≈", .warning)]
                    + StyledText(pieces.map(Self.shown)).lines(columns: columns)
            }
    }

    private static func shown(_ piece: Piece) -> (String, Style) {
        let text = piece.text.split(whereSeparator: \.isNewline).joined(separator: " / ")
        if !piece.deletedBy.isEmpty {
            let numbers = piece.deletedBy.map { "\($0 + 1)" }.joined(separator: ",")
            return ("[\(numbers)−\(text)−]", .removed)
        }
        guard let author = piece.author else { return (text, .normal) }
        return ("{\(author + 1)+\(text)+}", .author(author))
    }
}
