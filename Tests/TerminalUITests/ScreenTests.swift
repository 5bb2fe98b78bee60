import SeededChance
import TerminalRobot
import Testing

@testable import TerminalUI

/// After any row of screens a terminal shows the last one, whatever it showed before.
struct ScreenTests {
    private static let texts = [
        "a", " ", "Jan", "日本", "é", "e\u{301}", "👍", "─", "↑3", "🇳🇱", "\u{1B}[2J", "שלום", "한",
        "👨‍👩‍👧", "     ", "\u{202E}", "xyz\t.", "\u{301}", "ｗ",
        "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}",
    ]

    private static let styles: [Style] = Style.Role.allCases.flatMap {
        [Style($0), Style($0).selected]
    }

    private static func change(_ canvas: inout Canvas, _ random: inout SeededRandom) {
        for _ in 0..<(1 + random.number(below: 12)) {
            let column = random.number(below: canvas.size.columns + 4) - 2
            let row = random.number(below: canvas.size.rows)
            switch random.number(below: 6) {
            case 0:
                let part = Region(
                    column: column, row: row, columns: random.number(below: 12),
                    rows: random.number(below: 4))
                canvas.fill(part, random.number(below: 2) == 0 ? .normal : random.one(of: styles))
            case 1: canvas.showCursor(column: column, row: row)
            case 2: canvas.hideCursor()
            default:
                canvas.write(
                    random.one(of: texts), column: column, row: row, random.one(of: styles))
            }
        }
    }

    private static let abilities = TerminalAbilities.Colors.allCases.map {
        TerminalAbilities(colors: $0, paintsAtOnce: $0 != .sixteen)
    }

    @Test(arguments: abilities, 1...10)
    func `a terminal shows the screen that was wanted`(
        _ abilities: TerminalAbilities, _ seed: Int
    ) {
        var random = SeededRandom(seed: UInt64(seed))
        var size = Size(columns: 1 + random.number(below: 30), rows: 1 + random.number(below: 8))
        var emulator = ScreenEmulator(size)
        var canvas = Canvas(size)
        var shown: Screen?

        for _ in 0..<150 {
            if random.number(below: 40) == 0 {
                size = Size(
                    columns: 1 + random.number(below: 30), rows: 1 + random.number(below: 8))
                emulator.resize(to: size)
                canvas = Canvas(size)
            }
            Self.change(&canvas, &random)
            let bytes = ScreenBytes.from(shown, to: canvas.screen, on: abilities)
            let cut = random.number(below: bytes.count + 1)
            emulator.feed(bytes[..<cut])
            emulator.feed(bytes[cut...])
            shown = canvas.screen

            #expect(emulator.oddities == [])
            expect(emulator, shows: canvas.screen, abilities)
        }
    }

    private func expect(
        _ emulator: ScreenEmulator, shows screen: Screen, _ abilities: TerminalAbilities
    ) {
        for row in 0..<screen.size.rows {
            for column in 0..<screen.size.columns {
                let wanted = screen.cells[screen.index(column, row)]
                var bytes: [UInt8] = []
                wanted.glyph.append(to: &bytes)
                let cell = emulator.cell(column, row)
                let look = look(wanted.style, abilities)
                if cell.text != String(decoding: bytes, as: UTF8.self) || cell.look != look {
                    Issue.record("\(column),\(row): \(cell), not \(wanted)")
                }
            }
        }
        #expect(emulator.isCursorShown == (screen.cursor != nil))
        if let cursor = screen.cursor { #expect(emulator.cursor == cursor) }
    }

    private func look(_ style: Style, _ abilities: TerminalAbilities) -> String {
        let text = String(decoding: Palette.of(abilities.colors).bytes(style), as: UTF8.self)
        return String(text.dropFirst(2).dropLast().drop { $0 == "0" }.drop { $0 == ";" })
    }

    @Test
    func `the same screen again takes no byte, and one letter takes few`() {
        let size = Size(columns: 200, rows: 60)
        let one = View.text(String(repeating: "woord ", count: 2_000)).screen(size)
        var canvas = Canvas(size)
        canvas.draw(.text(String(repeating: "woord ", count: 2_000)), in: Region(size))
        canvas.write("X", column: 100, row: 30)
        let plain = TerminalAbilities(colors: .all, paintsAtOnce: false)

        #expect(ScreenBytes.from(one, to: one, on: plain) == [])
        #expect(
            String(decoding: ScreenBytes.from(one, to: canvas.screen, on: plain), as: UTF8.self)
                == "\u{1B}[31;101HX")
    }

    @Test
    func `synchronized output opens and closes around a screen`() {
        let screen = View.line("x").screen(Size(columns: 5, rows: 1))
        let bytes = ScreenBytes.from(nil, to: screen, on: TerminalAbilities(colors: .none))
        let text = String(decoding: bytes, as: UTF8.self)

        #expect(text.hasPrefix("\u{1B}[?2026h") && text.hasSuffix("\u{1B}[?2026l"))
    }

    @Test
    func `without colours every style that warns or chooses still looks different`() {
        let palette = Palette.of(.none)
        let plain = palette.bytes(.normal)
        let marked: [Style] = [
            .strong, .heading, .danger, .warning, .header, .banner, .inserted, .removed, .match,
            .activeField, .key, .normal.selected,
        ]

        #expect(marked.filter { palette.bytes($0) == plain } == [])
        for style in Self.styles {
            let text = String(decoding: palette.bytes(style), as: UTF8.self)
            let numbers = text.dropFirst(2).dropLast().split(separator: ";").compactMap { Int($0) }
            #expect(numbers.allSatisfy { $0 < 30 }, "a colour in \(style)")
        }
    }
}
