import SeededChance
import TerminalRobot
import Testing

@testable import TerminalUI

/// What is written to a terminal that takes its time.
struct OutputTests {
    private static let size = Size(columns: 30, rows: 5)

    @Test(arguments: 1...20)
    func `a slow terminal ends with the last screen, whatever was passed over`(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var output = Output(TerminalAbilities(colors: .many), opening: Array("\u{1B}[?1049h".utf8))
        var emulator = ScreenEmulator(Self.size)

        for number in 0..<200 {
            let screen = View.text(
                "scherm \(number) " + String(repeating: "\(number)", count: number % 40)
            )
            .screen(Self.size)
            // A terminal that has room for so much now, and takes it in pieces.
            let hasRoom = random.number(below: 4) == 0
            var room = hasRoom ? 100_000 : random.number(below: 60)
            let isThere = output.paint(screen) { bytes in
                let count = min(bytes.count, room, 1 + random.number(below: 50))
                emulator.feed(bytes.prefix(count))
                room -= count
                return count
            }

            #expect(isThere)
            if hasRoom { #expect(!output.isWaiting) }
            if !output.isWaiting { #expect(emulator.lines == screen.lines) }
        }
        #expect(emulator.oddities == [])
    }

    @Test
    func `a terminal that is gone is told`() {
        var output = Output(TerminalAbilities(colors: .none), opening: [])

        #expect(output.paint(Screen(Self.size)) { _ in nil } == false)
    }
}
