import SeededChance
import TerminalRobot
import Testing

@testable import TerminalUI

/// Lists, tables, dialogs and the rest, by their keys and their lines.
struct WidgetTests {
    private static let small = Size(columns: 20, rows: 4)

    @Test
    func `a list of ten thousand rows asks only for those that are seen`() {
        var asked: [Int] = []
        var list = ListState()
        #expect(list.handle("End", count: 10_000, rows: 4) == true)

        let screen = list.view(count: 10_000) { index in
            asked.append(index)
            return Line("rij \(index)")
        }.screen(Self.small)

        #expect(asked == [9_996, 9_997, 9_998, 9_999])
        #expect(screen.lines == ["  rij 9996", "  rij 9997", "  rij 9998", "› rij 9999"])
        #expect(screen.style(at: Position(column: 2, row: 3)).isSelected)
    }

    @Test
    func `the chosen row is in sight after any keys in any room`() {
        var random = SeededRandom(seed: 5)
        let keys: [Key] = ["Up", "Down", "PageUp", "PageDown", "Home", "End"]
        var list = ListState()
        for _ in 0..<5_000 {
            let count = random.number(below: 40)
            let size = Size(columns: 10, rows: 1 + random.number(below: 6))
            _ = list.handle(random.one(of: keys), count: count, rows: 1 + random.number(below: 6))
            let lines = list.view(count: count, empty: "leeg") { Line("\($0)") }.screen(size).lines

            #expect(lines.contains { $0.hasPrefix("› ") } == (count > 0))
            let shown = lines.filter { !$0.isEmpty }.count
            #expect(shown == max(1, min(count, size.rows)))
        }
    }

    @Test
    func `a list is searched while one types, and Esc leads back`() {
        var list = SearchList()
        let texts = ["Jan Voorbeeld", "Piet Pieters", "Anna Jansen"]
        var found = texts.indices.map { $0 }

        #expect(list.handle("/", count: 3, rows: 5) == .moved)
        for key in ["j", "a", "n"] as [Key] {
            if case .queryChanged(let query) = list.handle(key, count: found.count, rows: 5) {
                found = WordSearch(query).matches(texts)
            }
        }

        #expect(found == [0, 2])
        #expect(list.handle("Down", count: 2, rows: 5) == .moved)
        #expect(list.handle("Enter", count: 2, rows: 5) == .chosen(1))
        let screen = list.view(count: 2, .dutch) { Line(texts[found[$0]]) }.screen(Self.small)
        #expect(screen.lines == ["/ jan            2/2", "  Jan Voorbeeld", "› Anna Jansen", ""])
        #expect(list.handle("x", count: 2, rows: 5) == nil)
        #expect(list.handle("Esc", count: 2, rows: 5) == .queryChanged(""))
        #expect(list.handle("Esc", count: 3, rows: 5) == nil)
    }

    @Test
    func `words are found by their beginnings, in any order and without their marks`() {
        #expect(WordSearch("voo jan").rank("Jan Voorbeeld") != nil)
        #expect(WordSearch("joel").rank("Joël de Wit") != nil)
        #expect(WordSearch("jan piet").rank("Jan Voorbeeld") == nil)
        #expect(WordSearch("beeld").matches(["Voorbeeld", "Beeldman"]) == [1, 0])
        #expect(WordSearch("").matches(["a", "b"]) == [0, 1])
    }

    @Test
    func `a table leaves columns out where the window is narrow`() {
        let table = Table([
            .init("Naam", .share(1)), .init("Sinds", .exactly(6), leavesBelow: 30),
            .init("Huur", .exactly(6), isRightAligned: true),
        ])
        let row: (Int) -> [Line] = { _ in ["Jan Voorbeeld", "1-3", "€ 650"] }

        let wide = table.view(ListState(), count: 1, row: row).screen(Size(columns: 36, rows: 2))
        let narrow = table.view(ListState(), count: 1, row: row).screen(Size(columns: 20, rows: 2))

        #expect(
            wide.lines == [
                "  Naam                 Sinds    Huur", "› Jan Voorbeeld        1-3     € 650",
            ])
        #expect(narrow.lines == ["  Naam          Huur", "› Jan Voorbe…  € 650"])
    }

    @Test
    func `a question is answered by its keys, and Esc takes the harmless answer`() {
        let dialog = Dialog(
            "Weggooien?", "Het concept is dan weg.",
            [
                .init("w", Wording("weggooien", "discard"), true),
                .init("b", Wording("bewaren", "keep"), false),
            ])
        var asked = dialog

        #expect(asked.handle("x") == nil)
        #expect(asked.handle("w") == true)
        #expect(asked.handle("Esc") == false)
        #expect(asked.handle("Down") == nil)
        #expect(asked.handle("Enter") == false)
        let lines = dialog.view(.dutch).screen(Size(columns: 40, rows: 12)).lines
        #expect(lines.contains { $0.contains("Het concept is dan weg.") })
        #expect(lines.contains { $0.contains("› w  weggooien") })
    }

    @Test
    func `progress is full only when all is done`() {
        let screen = { (done: Int) in
            Progress(done: done, of: 1_000, "wijzigingen").view.screen(Size(columns: 40, rows: 1))
                .line(0)
        }

        #expect(screen(999) == "[############·]  99% wijzigingen")
        #expect(screen(1_000) == "[#############] 100% wijzigingen")
        #expect(screen(0) == "[·············]   0% wijzigingen")
    }

    @Test
    func `a long text is read to its end and no further`() {
        var text = ScrollText()
        let lines = (1...10).map { Line("\($0)") }

        #expect(text.handle("PageDown", lines: 10, rows: 4) == true)
        #expect(
            text.view(lines).screen(Self.small).lines == ["4", "5", "6", "7                ↓ 3"])
        #expect(text.handle("End", lines: 10, rows: 4) == true)
        #expect(text.handle("Down", lines: 10, rows: 4) == true)
        #expect(text.view(lines).screen(Self.small).lines == ["7", "8", "9", "10"])
    }

    @Test
    func `bars say where one is, and a toast goes by itself`() {
        let bar = Bars.breadcrumb(["dossiers", "7K3QF2"], "↑3 wachtend").screen(
            Size(columns: 40, rows: 1))
        #expect(bar.line(0) == " dossiers › 7K3QF2           ↑3 wachtend")
        let tabs = [("1", "notities"), ("2", "nazorg"), ("3", "sync")]
        func line(_ columns: Int) -> String {
            Bars.tabs(tabs, selected: 1, columns: columns).text
        }
        #expect(line(40) == " 1 notities [2 nazorg] 3 sync ")
        #expect(line(28) == " 1 notities[2 nazorg]3 sync")
        #expect(line(26) == " 1 notiti.[2 nazorg]3 sync")
        #expect(line(14) == " 1[2 nazorg]3")
        let toast = Toast("bewaard", at: 1_000, for: 500)
        #expect(!toast.isOver(at: 1_499) && toast.isOver(at: 1_500))
    }

    @Test
    func `room is shared to the last cell`() {
        let parts: [Part] = [
            .exactly(3, .empty), .share(.empty), .share(.empty, weight: 2), .exactly(1, .empty),
        ]

        #expect(lengths(of: parts, in: 24) == [3, 6, 14, 1])
        #expect(lengths(of: parts, in: 2) == [2, 0, 0, 0])
        #expect(lengths(of: parts, in: 0) == [0, 0, 0, 0])
    }
}
