internal import SyncProtocol

/// How much one device may send in an hour: far more than a person types, far less than a program that
/// sends without end.
public struct Quota: Sendable, Equatable {
    /// Registrations of some years, taken in from a file in one go.
    public static let usualChanges = 100_000
    /// So many changes with a note in each.
    public static let usualBytes = 500 << 20

    /// Nil is without a limit.
    public let changesPerHour: Int?
    public let bytesPerHour: Int?

    public init(changesPerHour: Int?, bytesPerHour: Int?) {
        self.changesPerHour = changesPerHour
        self.bytesPerHour = bytesPerHour
    }

    public static let none = Quota(changesPerHour: nil, bytesPerHour: nil)

    /// What `GET /v1/hub` tells of it.
    var published: [PublishedLimit] {
        [("changes-per-hour", changesPerHour), ("bytes-per-hour", bytesPerHour)].compactMap {
            name, most in most.map { PublishedLimit(name, Int64($0)) }
        }
    }
}

/// What was used of an amount that comes back evenly over an hour.
///
/// While one of it is left a whole message may be taken, so that none is too large for ever.
struct Allowance {
    private static let hour = 3_600_000.0
    /// What comes back in parts adds up to a whole but for this.
    private static let rounding = 1e-6

    private var used = 0.0
    private var countedAt: Int64 = 0

    /// After how many seconds there is some left again; nil where there is some now.
    mutating func secondsUntilFree(of perHour: Int?, at now: Int64) -> Int? {
        guard let perHour else { return nil }
        let passed = Double(max(0, now - countedAt))
        used = max(0, used - Double(perHour) * passed / Self.hour)
        countedAt = now
        let over = used - Double(perHour) + 1
        guard over > Self.rounding else { return nil }
        return max(1, Int((over * Self.hour / Double(max(1, perHour)) / 1000).rounded(.up)))
    }

    mutating func use(_ amount: Int) { used += Double(amount) }
}

/// What the devices have used of their quota; a hub that starts again begins at nothing.
struct QuotaUse {
    private struct Used {
        var changes = Allowance()
        var bytes = Allowance()
    }

    let quota: Quota
    private var byDevice: [[UInt8]: Used] = [:]

    init(_ quota: Quota) { self.quota = quota }

    /// After how many seconds the device may come again; nil where it was counted and may go on.
    mutating func take(changes: Int, bytes: Int, of device: [UInt8], at now: Int64) -> Int? {
        guard quota != .none else { return nil }
        var used = byDevice[device] ?? Used()
        let waits = [
            used.changes.secondsUntilFree(of: quota.changesPerHour, at: now),
            used.bytes.secondsUntilFree(of: quota.bytesPerHour, at: now),
        ].compactMap(\.self)
        if waits.isEmpty {
            used.changes.use(changes)
            used.bytes.use(bytes)
        }
        byDevice[device] = used
        return waits.max()
    }
}
