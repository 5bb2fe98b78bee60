internal import Glibc

/// A clock that nobody sets: it tells only how much time passed.
package enum SteadyClock {
    package static func nanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// The wall clock of the machine.
package struct SystemClock: Sendable {
    package init() {}

    /// Since 1970 in UTC; it jumps when somebody sets the clock.
    package var milliseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
