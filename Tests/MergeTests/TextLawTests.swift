import Merge
import SeededChance
import SyncProtocol
import Testing

/// The merging of a text against FugueMax by its definition, over small histories and random long ones.
@Suite struct TextLawTests {
    private static let letters = ["xyz", "ab", "cd", "ef", "gh", "ij"]

    private func complaint(about text: TextHistory, orders: [[Int]]) -> String? {
        let expected = text.expected
        guard let order = orders.first(where: { text.merged($0) != expected }) else { return nil }
        return """
            \(text.history.seen) on sites \(text.sites) typed \(text.edits), in order \(order): \
            \(text.merged(order)) and not \(expected)
            """
    }

    @Test(arguments: words(of: 3, from: [1, 2, 3]))
    func `every order of three changes on a common text gives what the tree gives`(sites: [Int]) {
        for history in History.all(of: 3).map(\.onCommonGround) {
            for typing in words(of: 3, from: Typing.allCases) {
                let text = TextHistory(history, sites: [0] + sites) { change, length in
                    let way = change == 0 ? .atTheStart : typing[change - 1]
                    return way.edits(Self.letters[change], on: length)
                }

                if let complaint = complaint(about: text, orders: history.orders) {
                    Issue.record("\(complaint)")
                    return
                }
            }
        }
    }

    @Test func `every order of a few changes on nothing gives what the tree gives`() {
        for history in History.all(upTo: LawSize.changes) {
            let orders = history.orders
            for typing in words(of: history.count, from: typings(of: history)) {
                let text = TextHistory(history, sites: Array(0..<history.count)) {
                    typing[$0].edits(Self.letters[$0], on: $1)
                }

                if let complaint = complaint(about: text, orders: orders) {
                    Issue.record("\(complaint)")
                    return
                }
            }
        }
    }

    /// All ways; of more changes than the checks try, those that get in each other's way.
    private func typings(of history: History) -> [Typing] {
        history.count > 4 ? [.inTheMiddle, .deleting, .replacing] : Typing.allCases
    }

    @Test func `random histories give what the tree gives`() {
        let complaints = (1...UInt64(LawSize.randomHistories)).lazy.compactMap { seed in
            complaint(seed: seed, changes: 2 + Int(seed % 11), orders: 4)
        }

        #expect(complaints.first == nil)
    }

    @Test func `random histories that fill many pages give what the tree gives`() {
        let complaints = (UInt64(1)...6).lazy.compactMap { seed in
            complaint(seed: seed, changes: 400, orders: 2)
        }

        #expect(complaints.first == nil)
    }

    private func complaint(seed: UInt64, changes: Int, orders: Int) -> String? {
        var random = SeededRandom(seed: seed)
        let history = random.history(of: changes)
        let sites = history.seen.map { _ in random.number(below: 3) }
        let text = TextHistory(history, sites: sites) { random.edits(by: $0, on: $1) }
        let orders = (0..<orders).map { _ in random.order(of: history) }
        return complaint(about: text, orders: orders).map { "seed \(seed): \($0)" }
    }

    @Test func `who saw all may type on the plain text`() {
        let inTurn = History(seen: [[], [0], [0, 1]])
        for typing in words(of: 3, from: Typing.allCases) {
            let text = TextHistory(inTurn, sites: [0, 1, 0]) {
                typing[$0].edits(Self.letters[$0], on: $1)
            }

            let plain = text.edits.reduce("") { applying($1, to: $0) }

            #expect(plain == text.merged([0, 1, 2]))
            #expect(plain == text.expected)
        }
    }
}
