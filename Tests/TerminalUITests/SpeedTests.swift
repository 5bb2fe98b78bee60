import TerminalRobot
import Testing

@testable import TerminalUI

/// A screen is there before a person notices; the bounds leave room for a busy machine.
struct SpeedTests {
    private static let size = Size(columns: 200, rows: 60)
    private static let abilities = TerminalAbilities(colors: .all)

    /// The best of many, so that what else runs on the machine does not count.
    private func best(of times: Int, _ work: () -> Void) -> Duration {
        let clock = ContinuousClock()
        return (0..<times).map { _ in clock.measure(work) }.min()!
    }

    @Test
    func `a screen of 200 by 60 that changed wholly is bytes within a millisecond`() {
        let screens = ["abcde fghij ", "12345 67890 "].map { text in
            View { canvas in
                for row in 0..<canvas.size.rows {
                    canvas.write(String(repeating: text, count: 17), row: row, .author(row))
                }
            }.screen(Self.size)
        }
        var bytes = 0

        let time = best(of: 50) {
            bytes = ScreenBytes.from(screens[0], to: screens[1], on: Self.abilities).count
        }
        print("a whole screen: \(time), \(bytes) bytes")
        #expect(bytes > 12_000)
        #expect(time < .milliseconds(1))
    }

    private struct Rows: Application {
        struct Model { var list = ListState() }

        func update(_ model: inout Model, _ event: Event<Never>) -> [Effect<Never>] {
            if case .key(let key) = event {
                _ = model.list.handle(key, count: 10_000, rows: 58)
            }
            return []
        }

        func view(_ model: Model, _ size: Size) -> View {
            .rows([
                .exactly(1, .bar("dossiers", "3 wachtend")),
                .share(
                    model.list.view(count: 10_000) { index in
                        Line("dossier \(index) ", .strong) + Line("Jan Voorbeeld, Heerlen", .quiet)
                    }),
                .exactly(1, .line(Line(model.list.position(count: 10_000), .footer))),
            ])
        }
    }

    @Test
    func `a key in a list of ten thousand is bytes within a millisecond`() {
        var stage = Stage(Rows(), Rows.Model(), size: Self.size)
        var shown = stage.screen

        for (name, key) in [("Down", "Down"), ("a page", "PageDown")] as [(String, Key)] {
            let time = best(of: 50) {
                _ = stage.take(.key(key))
                let next = stage.screen
                _ = ScreenBytes.from(shown, to: next, on: Self.abilities)
                shown = next
            }
            print("\(name) in 10,000 rows: \(time)")
            #expect(time < .milliseconds(1))
        }
    }

    @Test
    func `a key in a text as long as it may be is done before the next`() {
        var editor = TextEditor(String(repeating: "Woont bij zijn zus in Heerlen. ", count: 3_000))
        let time = best(of: 20) {
            _ = editor.handle("x", columns: 80)
            _ = editor.view().screen(Self.size)
        }
        print("a key in \(editor.count) letters: \(time)")
        #expect(time < .milliseconds(16))
    }
}
