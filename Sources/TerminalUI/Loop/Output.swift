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

    /// Writes what goes without waiting; false when the terminal is gone.
    ///
    /// What was held up goes first. While the terminal still swallows an earlier screen, later ones are
    /// passed over but the last: the loop paints again when there is room.
    mutating func paint(_ screen: Screen, by write: (ArraySlice<UInt8>) -> Int?) -> Bool {
        guard flush(by: write) else { return false }
        guard !isWaiting || shown == nil else { return true }
        waiting += ScreenBytes.from(shown, to: screen, on: abilities)
        shown = screen
        return flush(by: write)
    }

    /// Nothing is known of the terminal any more.
    mutating func beginAnew(_ opening: [UInt8]) {
        shown = nil
        waiting = opening
        written = 0
    }

    private mutating func flush(by write: (ArraySlice<UInt8>) -> Int?) -> Bool {
        while isWaiting {
            guard let count = write(waiting[written...]) else { return false }
            if count == 0 { return true }
            written += count
        }
        waiting.removeAll(keepingCapacity: true)
        written = 0
        return true
    }

    /// Gives a slow terminal a moment to take the rest, before somebody else writes to it.
    mutating func drain(to terminal: borrowing Terminal) {
        let screen = terminal.screen
        for _ in 0..<10 where isWaiting {
            var ready = pollfd(fd: screen, events: Int16(POLLOUT), revents: 0)
            _ = poll(&ready, 1, 20)
            guard flush(by: { Terminal.write($0, to: screen) }) else { return }
        }
    }
}
