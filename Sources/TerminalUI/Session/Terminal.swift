internal import CLinux
internal import Glibc

/// The terminal in raw mode with a screen of its own, from `init` until it goes out of scope.
///
/// However the program ends, the terminal is put back: also by a signal, a crash or a stop. Only after
/// `kill -9` it stays as it was; the command `reset` puts it back then.
struct Terminal: ~Copyable {
    private static let opening =
        "\u{1B}[?1049h\u{1B}[0m\u{1B}[2J\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h\u{1B}[?1004h"
    /// Begins with a byte that ends whatever sequence was cut in the middle.
    private static let closing =
        "\u{18}\u{1B}[?2026l\u{1B}[?1004l\u{1B}[?2004l\u{1B}[0m\u{1B}[2J\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

    let keyboard: Int32
    let screen: Int32
    private let wake: WakePipe

    init(keyboard: Int32, screen: Int32, wake: WakePipe) throws(TerminalError) {
        self.screen = try Self.arm(keyboard, screen, wake)
        self.keyboard = keyboard
        self.wake = wake
    }

    /// The screen once more, by a descriptor of our own that never blocks.
    private static func arm(
        _ keyboard: Int32, _ screen: Int32, _ wake: WakePipe
    ) throws(TerminalError) -> Int32 {
        guard isatty(keyboard) == 1, isatty(screen) == 1 else { throw .notATerminal }
        let own = clinux_terminal_reopen(screen)
        guard own >= 0 else { throw .lastCall("open") }
        let closing = Array(Self.closing.utf8)
        if clinux_terminal_arm(keyboard, own, wake.writingEnd, closing, closing.count) == 0 {
            return own
        }
        let error = TerminalError.lastCall("tcsetattr")
        close(own)
        throw error
    }

    deinit {
        clinux_terminal_disarm()
        close(screen)
    }

    /// What has to be written before anything is painted.
    var opening: [UInt8] { Array(Self.opening.utf8) }

    /// Columns and rows; what a terminal without a size of its own is taken to have.
    var size: Size {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard clinux_terminal_size(screen, &columns, &rows) == 0, columns > 0, rows > 0 else {
            return Size(columns: 80, rows: 24)
        }
        return Size(columns: Int(min(columns, 1_000)), rows: Int(min(rows, 500)))
    }

    /// Gives the terminal to somebody else for as long as this takes.
    func lend(_ work: () -> Void) {
        clinux_terminal_rest()
        work()
        takeBack()
    }

    /// Makes the terminal ours again after others have used it.
    func takeBack() { _ = clinux_terminal_raw() }

    /// Stops this program, as Ctrl-Z does; returns when it is called to the front again.
    func stop() { lend(clinux_terminal_stop) }

    /// As much of these bytes as the terminal takes now; nil when it is gone.
    static func write(_ bytes: ArraySlice<UInt8>, to screen: Int32) -> Int? {
        let count = bytes.withUnsafeBytes { Glibc.write(screen, $0.baseAddress, $0.count) }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }

    /// What was typed; empty when nothing is there now, nil when nothing will come any more.
    func read(into room: inout [UInt8]) -> [UInt8]? {
        let count = room.withUnsafeMutableBytes { Glibc.read(keyboard, $0.baseAddress, $0.count) }
        if count > 0 { return Array(room.prefix(count)) }
        // In raw mode nothing is read as nothing; whether the line is cut, poll has told.
        return count == 0 || errno == EAGAIN || errno == EINTR ? [] : nil
    }
}

extension TerminalError {
    static func lastCall(_ name: String) -> TerminalError { .call(name, errno: errno) }
}
