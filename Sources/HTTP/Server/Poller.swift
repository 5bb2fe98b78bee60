import CLinux
import Glibc

/// Tells which descriptors are ready, by epoll.
struct Poller: ~Copyable {
    struct Interest: OptionSet {
        let rawValue: UInt32

        static let reading = Interest(rawValue: EPOLLIN.rawValue)
        static let writing = Interest(rawValue: EPOLLOUT.rawValue)
        static let peerLeaving = Interest(rawValue: EPOLLRDHUP.rawValue)
    }

    private let descriptor: Descriptor
    private var events: [epoll_event]

    init() throws(ServerError) {
        descriptor = try Descriptor(clinux_epoll_create(), from: "epoll_create1")
        events = Array(repeating: epoll_event(), count: Limits.eventsPerRound)
    }

    /// A descriptor that closes is forgotten by itself.
    func watch(_ number: Int32, for interest: Interest) throws(ServerError) {
        try control(EPOLL_CTL_ADD, number, interest)
    }

    func change(_ number: Int32, to interest: Interest) throws(ServerError) {
        try control(EPOLL_CTL_MOD, number, interest)
    }

    private func control(
        _ operation: Int32, _ number: Int32, _ interest: Interest
    ) throws(ServerError) {
        var event = epoll_event()
        event.events = interest.rawValue
        event.data.fd = number
        guard epoll_ctl(descriptor.number, operation, number, &event) == 0 else {
            throw .lastCall("epoll_ctl")
        }
    }

    /// The numbers that are ready; none when the time passed first. Without a time it waits on.
    mutating func wait(milliseconds: Int?) throws(ServerError) -> [Int32] {
        let timeout = Int32(clamping: milliseconds ?? -1)
        let count = epoll_wait(descriptor.number, &events, Int32(events.count), timeout)
        if count < 0 && errno == EINTR { return [] }
        guard count >= 0 else { throw .lastCall("epoll_wait") }
        return events.prefix(Int(count)).map(\.data.fd)
    }
}
