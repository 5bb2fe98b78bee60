import Foundation
import TerminalRobot
import Testing

/// The same program in tmux, a terminal that somebody else wrote.
struct TmuxTests {
    @Test(.enabled(if: Tmux.isInstalled, "tmux is not installed"), .timeLimit(.minutes(5)))
    func `tmux shows the same screen, and none of it after the end`() throws {
        // A second process holds the window, and shows how the first one left the terminal.
        let tmux = try Tmux(
            "scherm",
            "env EDITOR=false '\(PtyTests.program)'; echo klaar $?; stty -a | grep -o ' icanon'; sleep 60"
        )

        try wait(tmux, for: "slachtoffer")
        try tmux.type("één 日本 👍 ↑3 e\u{301}")
        try tmux.press("Enter", "x", "Left", "y")
        try wait(tmux, for: "yx")
        let lines = try tmux.screen()
        #expect(lines[0].hasPrefix("slachtoffer"))
        #expect(lines[0].hasSuffix("80x24"))
        #expect(lines[3] == "één 日本 👍 ↑3 e\u{301}")
        #expect(lines[4] == "yx")

        try tmux.resize(columns: 60, rows: 15)
        try wait(tmux, for: "60x15")
        #expect(try tmux.screen()[4] == "yx")

        try tmux.press("C-q")
        try wait(tmux, for: "icanon")
        let after = try tmux.screen().filter { !$0.isEmpty }
        #expect(after == ["klaar 0", " icanon"])
    }

    @Test(.enabled(if: Tmux.isInstalled, "tmux is not installed"), .timeLimit(.minutes(5)))
    func `Ctrl-Z gives the shell its terminal, and fg brings the screen back`() throws {
        let tmux = try Tmux("stop", "env PS1='klaar> ' bash --norc --noprofile -i")
        try wait(tmux, for: "klaar>")
        try tmux.type("clear; '\(PtyTests.program)'")
        try tmux.press("Enter")
        try wait(tmux, for: "slachtoffer")
        try tmux.press("x", "y", "z")
        try wait(tmux, for: "xyz")

        try tmux.press("C-z")
        try wait(tmux, for: "Stopped")
        #expect(try !tmux.screen().contains { $0.hasPrefix("slachtoffer") })
        try tmux.type("stty -a | grep -o ' icanon'; fg >/dev/null")
        try tmux.press("Enter")

        try wait(tmux, for: "hervat")
        #expect(try tmux.screen()[3] == "xyz")
        try tmux.press("C-q")
        try wait(tmux, for: " icanon")
    }

    private func wait(_ tmux: Tmux, for text: String) throws {
        let isShown = try tmux.waits(seconds: 10) { $0.contains { $0.contains(text) } }
        if !isShown { Issue.record("\(text) never came: \(try tmux.screen())") }
    }
}
