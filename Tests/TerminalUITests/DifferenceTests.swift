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
    func `words that differ within a line stand between signs, also without any colour`() {
        let difference = Difference("wil bij de kinderen wonen", "wil dicht bij haar ouders wonen")

        let lines = difference.lines(columns: 103)

        #expect(
            lines.map(\.text).map {
                $0.split(separator: "│").map { $0.split(separator: " ").joined(separator: " ") }
            }
                == [
                    [
                        "- wil bij [−de kinderen−] wonen",
                        "+ wil {+dicht+} bij {+haar ouders+} wonen",
                    ]
                ])
        let marked = lines.flatMap(\.pieces).filter { [.removed, .inserted].contains($0.style) }
        #expect(marked.map(\.text).joined().contains("kinderen−]"))
        #expect(!marked.map(\.text).joined().contains("wonen"))
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
