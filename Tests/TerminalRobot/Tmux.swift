internal import CLinux
internal import Foundation

/// A window of a tmux server of its own: a terminal that somebody else wrote.
public final class Tmux {
    private static let path = ["/usr/bin/tmux", "/usr/local/bin/tmux"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    public static var isInstalled: Bool { path != nil }

    private let server: String

    /// The command runs in a shell.
    public init(_ name: String, columns: Int = 80, rows: Int = 24, _ command: String) throws {
        server = "veldboek-\(name)-\(ProcessInfo.processInfo.processIdentifier)"
        try run(
            "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command)
    }

    deinit { _ = try? run("kill-server") }

    /// Keys by the names that tmux has for them.
    public func press(_ keys: String...) throws { try run(["send-keys"] + keys) }

    public func type(_ text: String) throws { try run("send-keys", "-l", text) }

    public func resize(columns: Int, rows: Int) throws {
        try run("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    public func screen() throws -> [String] {
        try run("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    /// The process that the window was opened with.
    public func child() throws -> Int32? {
        Int32(try run("display-message", "-p", "#{pane_pid}").filter(\.isNumber))
    }

    /// Looks until this holds for what is shown; false where it does not in time.
    public func waits(seconds: Double = 20, until holds: ([String]) -> Bool) throws -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while try !holds(screen()) {
            if ContinuousClock.now > end { return false }
            usleep(30_000)
        }
        return true
    }

    @discardableResult
    private func run(_ words: String...) throws -> String { try run(words) }

    /// Not by Foundation's Process, whose end is never seen while a server lives that it has started.
    @discardableResult
    private func run(_ words: [String]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(server).out").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let quoted = (["-u", "-L", server] + words).map {
            "'\($0.replacing("'", with: "'\\''"))'"
        }
        let call = "LC_ALL=C.UTF-8 TERM=xterm-256color '\(Self.path ?? "tmux")'"
        let words = quoted.joined(separator: " ")
        _ = clinux_run_shell("\(call) \(words) </dev/null >\"$1\" 2>/dev/null", file)
        return try String(contentsOfFile: file, encoding: .utf8)
    }
}
