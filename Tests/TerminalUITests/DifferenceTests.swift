import SeededChance
import Testing

@testable import TerminalUI

/// Two texts beside each other.
struct DifferenceTests {
    @Test
    func `what went and what came stand beside each other, with their signs`() {
        let difference = Difference("een\ntwee\ndrie\nvier", "een\n2\ndrie\nvijf\nvier")

        #expect(
            difference.rows == [
                .same("een"), .changed("twee", "2"), .same("drie"), .inserted("vijf"),
                .same("vier"),
            ])
        let screen = View.lines(difference.lines(columns: 23)).screen(Size(columns: 23, rows: 5))
        #expect(
            screen.lines == [
                "  een      │   een", "- twee     │ + 2", "  drie     │   drie",
                "           │ + vijf", "  vier     │   vier",
            ])
        #expect(screen.style(at: Position(column: 2, row: 1)) == .removed)
        #expect(screen.style(at: Position(column: 15, row: 1)) == .inserted)
    }

    @Test
    func `both texts can be read back from any difference`() {
        var random = SeededRandom(seed: 9)
        for _ in 0..<2_000 {
            let texts = (0..<2).map { _ in
                (0..<(1 + random.number(below: 8))).map { _ in random.one(of: ["a", "b", "c", ""]) }
                    .joined(separator: "\n")
            }
            let rows = Difference(texts[0], texts[1]).rows
            let old = rows.compactMap { row -> String? in
                switch row {
                case .same(let text), .removed(let text), .changed(let text, _): text
                case .inserted: nil
                }
            }
            let new = rows.compactMap { row -> String? in
                switch row {
                case .same(let text), .inserted(let text), .changed(_, let text): text
                case .removed: nil
                }
            }
            #expect([old.joined(separator: "\n"), new.joined(separator: "\n")] == texts)
        }
    }
}
