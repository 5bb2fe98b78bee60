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
@Suite(.serialized, .timeLimit(.minutes(2)))
struct ProgramTests {
    /// Beside the bundle of the tests, where the package builds its programs.
    static var program: String {
        let candidates = CommandLine.arguments.map { URL(fileURLWithPath: $0) }
            .flatMap { url in (1...4).map { up(url, $0) } }
        return candidates.map { $0.appending(path: "veldboek").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
    }

    /// Keeping is a durable write beside the screen; on a machine that does much else it takes so long.
    private static let moment: Int64 = 500

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
        `killed while someone types, the form comes back with what was typed until a moment before`(
            signal: Int32
        ) throws
    {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let terminal = try start(book.path)
        #expect(terminal.waits(for: "J. Jansen"))
        terminal.type("n")
        #expect(terminal.waits(for: "› notitie"))
        let text = "Mevrouw vertelt dat de huur op tijd betaald is"
        for character in text {
            terminal.type(String(character))
            _ = terminal.wait(milliseconds: 20) { _ in false }
        }
        #expect(terminal.waits(for: text))
        _ = terminal.wait(milliseconds: Self.moment) { _ in false }
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
