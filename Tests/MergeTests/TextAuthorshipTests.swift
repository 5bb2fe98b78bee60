import Merge
import SeededChance
import SyncProtocol
import Testing

/// Who wrote and who deleted what, against the tree that defines the text.
@Suite struct TextAuthorshipTests {
    private static let letters = ["xyz", "ab", "cd", "ef"]

    /// The characters as pieces tell them, in terms of changes instead of one replica's indexes.
    private func characters(of pieces: [TextAuthorship.Piece], _ order: [Int]) -> [TextCharacter] {
        pieces.flatMap { piece in
            piece.string.unicodeScalars.map { scalar in
                TextCharacter(
                    scalar: scalar, insertedBy: order[piece.insertedBy],
                    deletedBy: Set(piece.deletedBy.map { order[$0] }))
            }
        }
    }

    private func complaint(about text: TextHistory, _ order: [Int]) -> String? {
        let pieces = text.authorship(order).pieces
        let visible = pieces.filter(\.isVisible).map(\.string).joined()
        guard Array(visible.unicodeScalars) == Array(text.merged(order).unicodeScalars),
            characters(of: pieces, order) == text.expectedCharacters
        else { return "\(text.history.seen) typed \(text.edits), in order \(order): \(pieces)" }
        return nil
    }

    @Test func `every order of three changes on a common text gives the right authors`() {
        for history in History.all(of: 3).map(\.onCommonGround) {
            let orders = history.orders
            for typing in words(of: 3, from: Typing.allCases) {
                let text = TextHistory(history, sites: [0, 3, 1, 2]) { change, length in
                    let way = change == 0 ? .atTheStart : typing[change - 1]
                    return way.edits(Self.letters[change], on: length)
                }

                if let complaint = orders.lazy.compactMap({ complaint(about: text, $0) }).first {
                    Issue.record("\(complaint)")
                    return
                }
            }
        }
    }

    @Test func `random histories give the right authors`() {
        let seeds = (1...UInt64(LawSize.randomHistories)).lazy
        let complaints = seeds.compactMap { seed -> String? in
            var random = SeededRandom(seed: seed)
            let history = random.history(of: 2 + Int(seed % 11))
            let sites = history.seen.map { _ in random.number(below: 3) }
            let text = TextHistory(history, sites: sites) { random.edits(by: $0, on: $1) }
            return complaint(about: text, random.order(of: history)).map { "seed \(seed): \($0)" }
        }

        #expect(complaints.first == nil)
    }

    @Test func `a piece is as long as its characters had the same fate`() {
        let history = History(seen: [[], [0], [0], [0, 1, 2]])
        let text = TextHistory(history, sites: [0, 1, 2, 0]) { change, _ in
            switch change {
            case 0: [TextEdit(position: 0, removed: 0, inserted: "een twee drie")]
            case 1: [TextEdit(position: 3, removed: 5, inserted: "")]
            case 2: [TextEdit(position: 3, removed: 10, inserted: ".")]
            default: [TextEdit(position: 0, removed: 1, inserted: "E")]
            }
        }

        let pieces = text.authorship([0, 1, 2, 3]).pieces

        #expect(
            pieces.map { "\($0.string)|\($0.insertedBy)|\($0.deletedBy)" } == [
                "E|3|[]", "e|0|[3]", "en|0|[]", ".|2|[]", " twee|0|[1, 2]", " drie|0|[2]",
            ])
    }

    @Test func `a long session by one author is one piece for each change`() {
        var authorship = TextAuthorship()
        let tie = TieBreak(site: SiteID(high: 0, low: 1), sequence: 1, name: ChangeName(of: []))
        let changes = 20_000

        for change in 0..<changes {
            let edit = TextEdit(position: change / 2, removed: 0, inserted: "a")
            authorship.append([edit], on: change == 0 ? [] : [change - 1], tie: tie)
        }

        let pieces = authorship.pieces
        #expect(Set(pieces.map(\.insertedBy)).count == changes)
        #expect(pieces.count == changes)
        #expect(authorship.paragraphsToRead == [])
    }
}
