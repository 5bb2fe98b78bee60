import Foundation
import Glibc
import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

/// `veldboek` itself on a real pseudo terminal, without a hub.
///
/// One at a time: each of them lets a program start, and the machine is shared.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ProgramTests {
    /// Beside the bundle of the tests, where the package builds its programs.
    static var program: String {
        let candidates = CommandLine.arguments.map { URL(fileURLWithPath: $0) }
            .flatMap { url in (1...4).map { up(url, $0) } }
        return candidates.map { $0.appending(path: "veldboek").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
    }

    private static func up(_ url: URL, _ times: Int) -> URL {
        (0..<times).reduce(url) { url, _ in url.deletingLastPathComponent() }
    }

    private func start(_ path: String) throws -> PseudoTerminal {
        try #require(
            PseudoTerminal(
                Self.program, ["--taal", "nl"],
                environment: ["VELDBOEK_REPLICA": path, "HOME": "/tmp"]))
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGHUP])
    func
        `killed as soon as a key is on the screen, the form comes back with that key`(
            signal: Int32
        ) throws
    {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let terminal = try start(book.path)
        #expect(terminal.waits(for: "J. Jansen"))
        terminal.type("n")
        #expect(terminal.waits(for: "› notitie"))
        let text = "Mevrouw vertelt dat de huur op tijd betaald is"
        for character in text { terminal.type(String(character)) }
        #expect(terminal.waits(for: text))
        terminal.send(signal: signal)
        #expect(terminal.end() != nil)

        let again = try start(book.path)
        #expect(again.waits(for: "J. Jansen"))
        again.type("n")

        #expect(again.waits(for: "concept hersteld"))
        #expect(again.waits(for: text))
        again.type("\u{1B}")
        #expect(again.waits(for: "te doen"))
        again.type("q")
        #expect(again.end() == 0)
        #expect(again.isCooked)
    }

    /// As much of the text as the screen shows.
    private func shown(_ text: String, on terminal: PseudoTerminal) -> Int {
        let line = terminal.emulator.lines.first { $0.contains(text.prefix(3)) } ?? ""
        let typed = line.drop { $0 == " " }
        return zip(typed, text).prefix { $0 == $1 }.count
    }

    @Test(arguments: [5, 12, 23, 34, 45, 58])
    func `killed in the middle of fast typing, the draft has every key that was shown`(
        letters: Int
    ) throws {
        let text = "Mevrouw vertelt dat de huur van deze maand op tijd betaald is"
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let terminal = try start(book.path)
        #expect(terminal.waits(for: "J. Jansen"))
        terminal.type("n")
        #expect(terminal.waits(for: "› notitie"))
        for character in text { _ = terminal.typeUnread(Array(String(character).utf8)) }
        #expect(terminal.wait { shown(text, on: $0) >= letters })
        terminal.send(signal: SIGKILL)
        #expect(terminal.end() != nil)

        let seen = shown(text, on: terminal)
        let draft = try #require(try book.replica.drafts().first)
        let kept = try #require(try book.replica.restore(draft.id)?.answers["tekst"])
        #expect(text.hasPrefix(kept))
        #expect(kept.count >= seen, "\(kept.count) of \(seen) letters")
    }

    @Test
    func `a start without a replica explains itself, and leaves nothing behind`() throws {
        let path = "/tmp/veldboek-none-\(UUID().uuidString).sqlite"
        let terminal = try start(path)

        #expect(terminal.waits(for: "Op dit apparaat staan nog geen dossiers."))
        terminal.type("r")
        #expect(terminal.waits(for: "Zo werkt het veldboek."))
        terminal.type("\u{1B}")
        #expect(terminal.waits(for: "Kies wat u wilt doen"))
        terminal.type("q")

        #expect(terminal.end() == 0)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test
    func `practice begins with one key, in a place of its own, and says so`() throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-home-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        let terminal = try #require(
            PseudoTerminal(
                Self.program, ["--taal", "nl"],
                environment: ["XDG_DATA_HOME": home.path, "HOME": home.path]))
        #expect(terminal.waits(for: "Oefenen."))

        terminal.type("o")

        #expect(terminal.waits(for: "OEFENING", milliseconds: 30_000))
        #expect(terminal.waits(for: "te doen, van mij"))
        #expect(terminal.waits(for: "○"))
        terminal.type("q")
        #expect(terminal.end() == 0)
        let made = home.appending(path: "veldboek/oefening/replica.sqlite")
        #expect(FileManager.default.fileExists(atPath: made.path))
        #expect(
            !FileManager.default.fileExists(
                atPath: home.appending(path: "veldboek/replica.sqlite").path))
    }
}
