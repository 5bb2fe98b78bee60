internal import Glibc

/// What the loop has to do after it waited.
struct Readiness {
    private(set) var hasInput = false
    private(set) var isHungUp = false
    private(set) var isWoken = false

    /// Waits for whichever comes first; without a time it waits on.
    static func wait(
        for terminal: borrowing Terminal, _ wake: WakePipe, isWriting: Bool, milliseconds: Int64?
    ) -> Readiness {
        var polled = [
            pollfd(fd: terminal.keyboard, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.readingEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isWriting ? terminal.screen : -1, events: Int16(POLLOUT), revents: 0),
        ]
        let timeout = Int32(clamping: milliseconds ?? -1)
        var ready = Readiness()
        guard poll(&polled, nfds_t(polled.count), timeout) > 0 else { return ready }
        ready.hasInput = polled[0].revents & Int16(POLLIN) != 0
        ready.isHungUp = polled[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
        ready.isWoken = polled[1].revents != 0
        return ready
    }
}
