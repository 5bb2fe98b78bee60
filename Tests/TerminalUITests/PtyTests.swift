import Foundation
import SeededChance
import TerminalRobot
import Testing

@testable import TerminalUI

/// A real program on a real pseudo terminal, ended in every way that there is.
///
/// One at a time: each of them lets a program start, and the machine is shared.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct PtyTests {
    /// Beside the bundle of the tests, where the package builds its programs.
    static var program: String {
        let candidates = CommandLine.arguments.map { URL(fileURLWithPath: $0) }
            .flatMap { url in (1...4).map { up(url, $0) } }
        return candidates.map { $0.appending(path: "TerminalVictim").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
    }

    private static func up(_ url: URL, _ times: Int) -> URL {
        (0..<times).reduce(url) { url, _ in url.deletingLastPathComponent() }
    }

    private static func start(
        _ environment: [String: String] = [:], size: Size = Size(columns: 80, rows: 24)
    ) throws -> PseudoTerminal {
        let terminal = try #require(
            PseudoTerminal(program, environment: environment, size: size))
        #expect(terminal.waits(for: "slachtoffer"))
        #expect(terminal.isRaw)
        return terminal
    }

    private static func expectRestored(_ terminal: PseudoTerminal) {
        #expect(terminal.isCooked)
        #expect(!terminal.emulator.isOnOtherScreen)
        #expect(terminal.emulator.modes == [7, 25])
        #expect(terminal.emulator.lines.allSatisfy { $0.isEmpty || $0.contains("op verzoek") })
        #expect(terminal.emulator.oddities == [])
    }

    @Test
    func `a program that quits leaves the terminal as it found it`() throws {
        let terminal = try Self.start()
        terminal.type("hallo")
        #expect(terminal.waits(for: "hallo"))
        #expect(terminal.emulator.isOnOtherScreen)
        terminal.type("\u{11}")

        #expect(terminal.end() == 0)
        Self.expectRestored(terminal)
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
    func `a signal ends it as a signal does, and the terminal is put back`(_ signal: Int32) throws {
        let terminal = try Self.start()
        terminal.send(signal: signal)

        let status = try #require(terminal.end())
        #expect(status & 0x7F == signal)
        Self.expectRestored(terminal)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGFPE])
    func `a crash from outside puts the terminal back`(_ signal: Int32) throws {
        let terminal = try Self.start()
        terminal.send(signal: signal)

        let status = try #require(terminal.end())
        #expect(status & 0x7F == signal)
        Self.expectRestored(terminal)
    }

    @Test(arguments: ["\u{18}", "\u{7}"])
    func `a fault of its own, or a stack that ran over, puts the terminal back`(
        _ key: String
    ) throws {
        let terminal = try Self.start()
        terminal.type(key)

        let status = try #require(terminal.end())
        #expect([SIGILL, SIGTRAP, SIGSEGV].contains(status & 0x7F))
        Self.expectRestored(terminal)
    }

    @Test
    func `a program that hangs ends at the second signal`() throws {
        let terminal = try Self.start()
        terminal.type("\u{C}")
        usleep(100_000)
        terminal.send(signal: SIGTERM)
        #expect(terminal.end(milliseconds: 300) == nil)
        terminal.send(signal: SIGTERM)

        let status = try #require(terminal.end())
        #expect(status & 0x7F == SIGTERM)
        Self.expectRestored(terminal)
    }

    @Test
    func `kill -9 leaves the terminal raw: nobody can put it back but reset`() throws {
        let terminal = try Self.start()
        terminal.send(signal: SIGKILL)

        let status = try #require(terminal.end())
        #expect(status & 0x7F == SIGKILL)
        #expect(terminal.isRaw && terminal.emulator.isOnOtherScreen)
    }

    @Test
    func `a closed window ends the program`() throws {
        let terminal = try Self.start()
        terminal.hangUp()

        let status = try #require(terminal.end())
        #expect(status & 0x7F == SIGHUP || status >> 8 == 1)
    }

    @Test
    func `called back after a stop from outside, it paints all anew on a raw terminal`() throws {
        let terminal = try Self.start()
        terminal.type("tekst")
        #expect(terminal.waits(for: "tekst"))
        terminal.send(signal: SIGSTOP)
        #expect(terminal.stops())
        terminal.useAsShell()
        #expect(terminal.isCooked)
        terminal.send(signal: SIGCONT)

        #expect(terminal.waits(for: "hervat"))
        #expect(terminal.isRaw)
        #expect(terminal.waits(for: "tekst"))
        #expect(!terminal.emulator.lines.contains { $0.contains("shell") })
    }

    @Test
    func `a stop that its own shell cannot see is passed over`() throws {
        let terminal = try Self.start()
        terminal.type("tekst\u{1A}")

        #expect(terminal.waits(for: "hervat"))
        #expect(terminal.isRaw && terminal.emulator.isOnOtherScreen)
    }

    @Test
    func `the user's own editor gets the text and the terminal, and gives both back`() throws {
        let terminal = try Self.start([
            "EDITOR": "stty -a | grep -q ' icanon' && sed -i s/oud/nieuw/"
        ])
        terminal.type("oud")
        #expect(terminal.waits(for: "oud"))
        terminal.type("\u{F}")

        #expect(terminal.waits(for: "bewerkt: nieuw"))
        #expect(terminal.isRaw && terminal.emulator.isOnOtherScreen)
        terminal.type("\u{11}")
        #expect(terminal.end() == 0)
        Self.expectRestored(terminal)
    }

    @Test
    func `an editor that fails leaves the text as it was`() throws {
        let terminal = try Self.start(["EDITOR": "false"])
        terminal.type("tekst\u{F}")

        #expect(terminal.waits(for: "bewerkt: niets"))
        #expect(terminal.waits(for: "tekst"))
    }

    @Test
    func `a window resized a hundred times a second ends as it was sized last`() throws {
        let terminal = try Self.start()
        var random = SeededRandom(seed: 4)
        for _ in 0..<200 {
            terminal.resize(
                to: Size(
                    columns: 20 + random.number(below: 200), rows: 5 + random.number(below: 60)))
            usleep(10_000)
        }
        terminal.resize(to: Size(columns: 97, rows: 31))

        #expect(terminal.waits(for: "97x31"))
        terminal.type("nog")
        #expect(terminal.waits(for: "nog"))
        terminal.type("\u{11}")
        #expect(terminal.end() == 0)
    }

    @Test
    func `garbage on the input draws nothing odd, and the program goes on`() throws {
        let terminal = try Self.start()
        var random = SeededRandom(seed: 6)
        // Without the keys by which this program ends, hangs or opens an editor.
        let deadly: Set<UInt8> = [0x07, 0x0C, 0x0F, 0x11, 0x18, 0x1A]
        let bytes = (0..<50_000).map { _ in UInt8.random(in: 0...255, using: &random) }
            .filter { !deadly.contains($0) }
        #expect(terminal.type(bytes))
        // Ends whatever sequence or paste the garbage opened.
        usleep(100_000)
        terminal.type("\u{1B}[201~")
        usleep(100_000)
        terminal.type("\u{15}leeft")

        #expect(terminal.waits(for: "leeft"))
        #expect(terminal.emulator.oddities == [])
        terminal.type("\u{11}")
        #expect(terminal.end() == 0)
        Self.expectRestored(terminal)
    }

    @Test
    func `ten megabytes are pasted, and the next key still works`() throws {
        let terminal = try Self.start()
        let length = 10 << 20
        let text = [UInt8](repeating: UInt8(ascii: "w"), count: length)
        let bytes = Array("\u{1B}[200~".utf8) + text + Array("\u{1B}[201~".utf8)
        #expect(terminal.type(bytes, milliseconds: 60_000))

        #expect(terminal.waits(for: "geplakt \(length)", milliseconds: 60_000))
        terminal.type("\u{11}")
        #expect(terminal.end() == 0)
        Self.expectRestored(terminal)
    }

    @Test
    func `a terminal that does not read holds up neither keys nor the end`() throws {
        let terminal = try Self.start(size: Size(columns: 200, rows: 60))
        // A full screen, painted more often than any line can hold.
        let text = Array("\u{1B}[200~".utf8) + [UInt8](repeating: 0x77, count: 20_000)
        #expect(terminal.typeUnread(text + Array("\u{1B}[201~".utf8)))
        for round in 0..<50 {
            terminal.resizeUnread(to: Size(columns: 200 - round % 2, rows: 60))
            usleep(5_000)
        }
        #expect(terminal.typeUnread([UInt8](repeating: UInt8(ascii: "k"), count: 20_000)))
        terminal.send(signal: SIGTERM)

        // Nobody reads, and still it ends and puts the settings back.
        let end = Date(timeIntervalSinceNow: 10)
        while !terminal.isCooked, Date() < end { usleep(20_000) }
        #expect(terminal.isCooked)
        let status = try #require(terminal.end())
        #expect(status & 0x7F == SIGTERM)
    }

    @Test
    func `the first screen stands soon after the start of the process`() throws {
        let clock = ContinuousClock()
        let times = try (0..<5).map { _ in
            try clock.measure { _ = try Self.start() }
        }
        print("from fork to the first screen: \(times.min()!)")
        #expect(times.min()! < .milliseconds(100))
    }

    @Test
    func `on a terminal that cannot paint it says so, and leaves it alone`() throws {
        let terminal = try #require(PseudoTerminal(Self.program, environment: ["TERM": "dumb"]))

        #expect(terminal.end() == 2 << 8)
        #expect(String(decoding: terminal.written, as: UTF8.self) == "geen terminal\r\n")
    }

    @Test
    func `without a terminal it says so`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        process.waitUntilExit()

        #expect(process.terminationStatus == 2)
        #expect(
            String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
                == "geen terminal\n")
    }
}
