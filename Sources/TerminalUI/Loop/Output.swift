internal import Glibc

/// What still has to go to the terminal, and the screen that it shows once that is done.
struct Output {
    private let abilities: TerminalAbilities
    private var shown: Screen?
    private var waiting: [UInt8]
    private var written = 0

    init(_ abilities: TerminalAbilities, opening: [UInt8]) {
        self.abilities = abilities
        waiting = opening
    }

    var isWaiting: Bool { written < waiting.count }

    /// While the terminal still swallows an earlier screen, later ones are skipped but the last.
    mutating func show(_ screen: Screen) {
        guard !isWaiting || shown == nil else { return }
        waiting += ScreenBytes.from(shown, to: screen, on: abilities)
        shown = screen
    }

    /// Nothing is known of the terminal any more.
    mutating func beginAnew(_ opening: [UInt8]) {
        shown = nil
        waiting = opening
        written = 0
    }

    /// Writes what goes without waiting; false when the terminal is gone.
    mutating func flush(to terminal: borrowing Terminal) -> Bool {
        while isWaiting {
            guard let count = terminal.write(waiting[written...]) else { return false }
            if count == 0 { return true }
            written += count
        }
        waiting.removeAll(keepingCapacity: true)
        written = 0
        return true
    }

    /// Gives a slow terminal a moment to take the rest, before somebody else writes to it.
    mutating func drain(to terminal: borrowing Terminal) {
        for _ in 0..<10 where isWaiting {
            var ready = pollfd(fd: terminal.screen, events: Int16(POLLOUT), revents: 0)
            _ = poll(&ready, 1, 20)
            guard flush(to: terminal) else { return }
        }
    }
}
