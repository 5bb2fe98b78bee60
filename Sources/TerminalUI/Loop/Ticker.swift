/// When the next tick is due; ticks that were missed are not made up for.
struct Ticker {
    private let every: Int64?
    private(set) var next: Int64?

    init(every: Int64?, from now: Int64) {
        self.every = every.map { max(1, $0) }
        next = self.every.map { now + $0 }
    }

    mutating func isDue(at now: Int64) -> Bool {
        guard let every, let due = next, now >= due else { return false }
        next = max(due + every, now + 1)
        return true
    }
}
