/// Whether a body moves fast enough: so many bytes over any stretch of so many seconds.
struct BodyPace {
    /// What arrived within one second, and when the last of it did.
    private struct Arrival {
        var at: Moment
        var byteCount: Int
    }

    private let bytesPerStretch: Int
    private let stretchMilliseconds: Int
    private let start: Moment
    /// The latest that fill one stretch; none that could go without leaving it short.
    private var arrivals: [Arrival] = []
    private var byteCount = 0

    init(start: Moment, limits: Limits) {
        self.start = start
        stretchMilliseconds = limits.bodyStretchMilliseconds
        bytesPerStretch = limits.bodyBytesPerSecond * stretchMilliseconds / 1000
    }

    /// The end of the first stretch that would be too poor if nothing more came.
    var deadline: Moment {
        guard byteCount >= bytesPerStretch, let oldest = arrivals.first else {
            return start + stretchMilliseconds
        }
        return oldest.at + stretchMilliseconds
    }

    mutating func note(byteCount more: Int, at now: Moment) {
        guard more > 0 else { return }
        byteCount += more
        if let last = arrivals.last, last.at.milliseconds / 1000 == now.milliseconds / 1000 {
            arrivals[arrivals.count - 1] = Arrival(at: now, byteCount: last.byteCount + more)
        } else {
            arrivals.append(Arrival(at: now, byteCount: more))
        }
        forgetSurplus()
    }

    private mutating func forgetSurplus() {
        while let oldest = arrivals.first, byteCount - oldest.byteCount >= bytesPerStretch {
            byteCount -= oldest.byteCount
            arrivals.removeFirst()
        }
    }
}
