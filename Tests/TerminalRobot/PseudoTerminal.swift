internal import CLinux
internal import Glibc
public import TerminalUI

/// A program on a real pseudo terminal: keys go in, and what it paints is kept by an emulator.
public final class PseudoTerminal {
    public let child: Int32
    public private(set) var emulator: ScreenEmulator
    /// All bytes that the program wrote.
    public private(set) var written: [UInt8] = []
    private var master: Int32
    /// Kept open, so that the settings of the line can be read after the program has ended.
    private let slave: Int32
    private var status: Int32?
    private var settingsAtStart = termios()

    /// Nil where the system gives no terminal. Swift's own account of a crash, which waits for a key, is off.
    public init?(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
        size: Size = Size(columns: 80, rows: 24)
    ) {
        var (master, slave): (Int32, Int32) = (-1, -1)
        guard clinux_pty_open(&master, &slave, Int32(size.columns), Int32(size.rows)) == 0 else {
            return nil
        }
        var before = termios()
        tcgetattr(slave, &before)
        let surroundings = ["TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no"]
            .merging(environment) { $1 }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var settings = surroundings.map { strdup("\($0.key)=\($0.value)") } + [nil]
        child = clinux_pty_spawn(slave, program, &words, &settings)
        (words + settings).forEach { free($0) }
        self.master = master
        self.slave = slave
        settingsAtStart = before
        emulator = ScreenEmulator(size)
    }

    deinit {
        if status == nil {
            kill(child, SIGKILL)
            var ignored: Int32 = 0
            waitpid(child, &ignored, 0)
        }
        if master >= 0 { close(master) }
        close(slave)
    }

    public func send(signal number: Int32) { kill(child, number) }

    /// To all of the foreground, as the kernel does for Ctrl-C in a shell.
    public func sendToGroup(signal number: Int32) { kill(-child, number) }

    public func resize(to size: Size) {
        _ = clinux_pty_resize(master, Int32(size.columns), Int32(size.rows))
        emulator.resize(to: size)
    }

    /// Uses the terminal as a shell does while a program is stopped: with its own settings, and words on the screen.
    public func useAsShell() {
        tcsetattr(slave, TCSANOW, &settingsAtStart)
        emulator.feed(Array("\u{1B}[2J\u{1B}[Hshell".utf8))
    }

    /// Types this, while nobody looks at what the program paints; false where it takes no more.
    public func typeUnread(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        for _ in 0..<200 where sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            sent += max(0, count)
            if count < 0 { usleep(5_000) }
        }
        return sent == bytes.count
    }

    /// Tells the program another size, while nobody looks at what it paints.
    public func resizeUnread(to size: Size) {
        _ = clinux_pty_resize(master, Int32(size.columns), Int32(size.rows))
    }

    /// Writes all of it, while what the program paints is read; false where it takes no more for so long.
    @discardableResult
    public func type(_ bytes: [UInt8], milliseconds: Int64 = 10_000) -> Bool {
        var sent = 0
        let end = clinux_monotonic_milliseconds() + milliseconds
        while sent < bytes.count {
            guard clinux_monotonic_milliseconds() < end else { return false }
            let count = bytes[sent...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            sent += max(0, count)
            if count < 0 && errno != EAGAIN { return false }
            read(milliseconds: count > 0 ? 0 : 10)
        }
        return true
    }

    public func type(_ text: String) { type(Array(text.utf8)) }

    /// Reads what is painted until this holds; false where it does not within the time.
    public func wait(
        milliseconds: Int64 = 10_000, until holds: (PseudoTerminal) -> Bool
    ) -> Bool {
        let end = clinux_monotonic_milliseconds() + milliseconds
        while !holds(self) {
            guard clinux_monotonic_milliseconds() < end else { return false }
            read(milliseconds: 20)
        }
        return true
    }

    public func waits(for text: String, milliseconds: Int64 = 10_000) -> Bool {
        wait(milliseconds: milliseconds) { $0.emulator.lines.contains { $0.contains(text) } }
    }

    /// The wait status of the program once it has ended; nil where it goes on.
    public func end(milliseconds: Int64 = 10_000) -> Int32? {
        let limit = clinux_monotonic_milliseconds() + milliseconds
        while status == nil, clinux_monotonic_milliseconds() < limit {
            read(milliseconds: 10)
            var found: Int32 = 0
            if waitpid(child, &found, WNOHANG) == child { status = found }
        }
        read(milliseconds: 20)
        return status
    }

    /// True where the program was stopped, as by Ctrl-Z.
    public func stops(milliseconds: Int64 = 10_000) -> Bool {
        let limit = clinux_monotonic_milliseconds() + milliseconds
        while clinux_monotonic_milliseconds() < limit {
            read(milliseconds: 10)
            var found: Int32 = 0
            if waitpid(child, &found, WNOHANG | WUNTRACED) == child { return found & 0xFF == 0x7F }
        }
        return false
    }

    /// Whether the line gives letters at once and shows none: raw, as a screen wants it.
    public var isRaw: Bool {
        var settings = termios()
        tcgetattr(slave, &settings)
        return settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0
    }

    /// Lines, echo and signals as in a shell.
    public var isCooked: Bool {
        var settings = termios()
        tcgetattr(slave, &settings)
        let all = tcflag_t(ICANON | ECHO | ISIG)
        return settings.c_lflag & all == all && settings.c_oflag & tcflag_t(OPOST) != 0
    }

    private func read(milliseconds: Int32) {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, milliseconds) > 0 else { return }
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(master, &room, room.count)
            guard count > 0 else { return }
            written += room.prefix(count)
            emulator.feed(room.prefix(count))
        }
    }

    /// Hangs up, as when the window is closed.
    public func hangUp() {
        close(master)
        master = -1
    }
}
