import Merge
import SyncProtocol
import Testing

/// Runs typed at one place, each without sight of the others, stay whole.
@Suite struct RunTests {
    enum Direction: CaseIterable {
        case forwards, backwards
    }

    /// What was there before, and where everybody types.
    struct Ground: Sendable {
        let edits: [TextEdit]
        let position: Int

        static let all = [
            Ground(edits: [], position: 0),
            Ground(edits: [TextEdit(position: 0, removed: 0, inserted: "xy")], position: 0),
            Ground(edits: [TextEdit(position: 0, removed: 0, inserted: "xy")], position: 1),
            Ground(edits: [TextEdit(position: 0, removed: 0, inserted: "xy")], position: 2),
            Ground(
                edits: [
                    TextEdit(position: 0, removed: 0, inserted: "x--y"),
                    TextEdit(position: 1, removed: 2, inserted: ""),
                ], position: 1),
        ]
    }

    private static let strokes = 4

    /// Each keystroke is a change of its own that has seen the ground and its own run.
    private func text(
        on ground: Ground, by directions: [Direction], sites: [Int]
    ) -> TextHistory {
        let strokes = Self.strokes
        let seen = directions.indices.flatMap { author in
            (0..<strokes).map { Set(author * strokes + 1..<author * strokes + 1 + $0) }
        }
        let history = History(seen: [[]] + seen.map { $0.union([0]) })
        let siteOfStroke = sites.flatMap { [Int](repeating: $0, count: strokes) }
        return TextHistory(history, sites: [0] + siteOfStroke) { change, _ in
            guard change > 0 else { return ground.edits }
            let (author, stroke) = ((change - 1) / strokes, (change - 1) % strokes)
            let isForwards = directions[author] == .forwards
            let letter = Array(word(author))[isForwards ? stroke : strokes - 1 - stroke]
            let position = ground.position + (isForwards ? stroke : 0)
            return [TextEdit(position: position, removed: 0, inserted: String(letter))]
        }
    }

    private func word(_ author: Int) -> String { ["abcd", "efgh", "ijkl"][author] }

    /// One author after another, and all in turn, stroke by stroke.
    private func orders(authors: Int) -> [[Int]] {
        let runs = (0..<authors).map { author in
            (1...Self.strokes).map { author * Self.strokes + $0 }
        }
        let inTurn = (0..<Self.strokes).flatMap { stroke in runs.map { $0[stroke] } }
        return [runs.flatMap(\.self), runs.reversed().flatMap(\.self), inTurn].map { [0] + $0 }
    }

    private func expectWholeRuns(_ directions: [Direction], on ground: Ground) {
        let authors = directions.indices
        for sites in words(of: directions.count, from: Array(authors)) {
            let text = text(on: ground, by: directions, sites: sites)
            for order in orders(authors: directions.count) {
                let outcome = text.merged(order)

                #expect(authors.allSatisfy { outcome.contains(word($0)) }, "\(outcome)")
                #expect(outcome == text.expected)
            }
        }
    }

    @Test(arguments: words(of: 2, from: Direction.allCases), Ground.all)
    func `runs of two authors do not interleave`(directions: [Direction], ground: Ground) {
        expectWholeRuns(directions, on: ground)
    }

    @Test(arguments: words(of: 3, from: Direction.allCases), Ground.all)
    func `runs of three authors do not interleave`(directions: [Direction], ground: Ground) {
        expectWholeRuns(directions, on: ground)
    }

    @Test func `a run goes on where it was after the others have been seen`() {
        let history = History(seen: [[], [], [0, 1], [0, 1, 2]])
        let text = TextHistory(history, sites: [1, 2, 1, 2]) { change, length in
            let letters = ["ab", "ef", "cd", "!"][change]
            let position = change == 2 ? 2 : change == 3 ? length : 0
            return [TextEdit(position: position, removed: 0, inserted: letters)]
        }

        #expect(history.orders.allSatisfy { text.merged($0) == "abcdef!" })
    }
}
