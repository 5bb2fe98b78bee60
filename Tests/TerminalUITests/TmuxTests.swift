import CLinux
import Foundation
import Testing

@testable import TerminalUI

/// The same program in tmux, a terminal that somebody else wrote.
struct TmuxTests {
    private static let tmux = ["/usr/bin/tmux", "/usr/local/bin/tmux"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: tmux != nil, "tmux is not installed"), .timeLimit(.minutes(1)))
    func `tmux shows the same screen, and none of it after the end`() throws {
        let server = "veldboek-\(ProcessInfo.processInfo.processIdentifier)"
        defer { _ = try? run(server, "kill-server") }
        // A second process holds the window, and shows how the first one left the terminal.
        let shell =
            "env EDITOR=false '\(PtyTests.program)'; echo klaar $?; stty -a | grep -o ' icanon'; sleep 60"
        try run(server, "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", shell)

        try wait(server, for: "slachtoffer")
        try run(server, "send-keys", "-l", "één 日本 👍 ↑3 e\u{301}")
        try run(server, "send-keys", "Enter", "x", "Left", "y")
        try wait(server, for: "yx")
        let lines = try screen(server)
        #expect(lines[0].hasPrefix("slachtoffer"))
        #expect(lines[0].hasSuffix("80x24"))
        #expect(lines[3] == "één 日本 👍 ↑3 e\u{301}")
        #expect(lines[4] == "yx")

        try run(server, "resize-window", "-x", "60", "-y", "15")
        try wait(server, for: "60x15")
        #expect(try screen(server)[4] == "yx")

        try run(server, "send-keys", "C-q")
        try wait(server, for: "icanon")
        let after = try screen(server).filter { !$0.isEmpty }
        #expect(after == ["klaar 0", " icanon"])
    }

    @Test(.enabled(if: tmux != nil, "tmux is not installed"), .timeLimit(.minutes(1)))
    func `Ctrl-Z gives the shell its terminal, and fg brings the screen back`() throws {
        let server = "veldboek-stop-\(ProcessInfo.processInfo.processIdentifier)"
        defer { _ = try? run(server, "kill-server") }
        let shell = "env PS1='klaar> ' bash --norc --noprofile -i"
        try run(server, "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", shell)
        try wait(server, for: "klaar>")
        try run(server, "send-keys", "-l", "clear; '\(PtyTests.program)'")
        try run(server, "send-keys", "Enter")
        try wait(server, for: "slachtoffer")
        try run(server, "send-keys", "x", "y", "z")
        try wait(server, for: "xyz")

        try run(server, "send-keys", "C-z")
        try wait(server, for: "Stopped")
        #expect(try !screen(server).contains { $0.hasPrefix("slachtoffer") })
        try run(server, "send-keys", "-l", "stty -a | grep -o ' icanon'; fg >/dev/null")
        try run(server, "send-keys", "Enter")

        try wait(server, for: "hervat")
        #expect(try screen(server)[3] == "xyz")
        try run(server, "send-keys", "C-q")
        try wait(server, for: " icanon")
    }

    private func screen(_ server: String) throws -> [String] {
        try run(server, "capture-pane", "-p").split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    private func wait(_ server: String, for text: String) throws {
        for _ in 0..<200 {
            if try screen(server).contains(where: { $0.contains(text) }) { return }
            usleep(50_000)
        }
        Issue.record("\(text) never came: \(try screen(server))")
    }

    /// Not by Foundation's Process, whose end is never seen while a server lives that it has started.
    @discardableResult
    private func run(_ server: String, _ arguments: String...) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(server).out").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let words = (["-u", "-L", server] + arguments).map {
            "'\($0.replacing("'", with: "'\\''"))'"
        }
        let call = "LC_ALL=C.UTF-8 TERM=xterm-256color '\(Self.tmux ?? "tmux")'"
        _ = clinux_run_shell("\(call) \(words.joined(separator: " ")) </dev/null >\"$1\"", file)
        return try String(contentsOfFile: file, encoding: .utf8)
    }
}
