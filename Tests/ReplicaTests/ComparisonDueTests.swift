import SyncProtocol
import Testing

@testable import Replica

/// A replica compares with its hub now and then, also where nothing tells it to.
@Suite struct ComparisonDueTests {
    private final class SetClock: WallClock {
        var milliseconds: Int64 = FixedClock.now
    }

    private static let day: Int64 = 24 * 3_600_000

    private let clock = SetClock()
    private let replica: Replica

    init() throws {
        replica = try Replica(
            path: ":memory:", schema: SmallSchema.now, clock: clock, durability: .none)
    }

    private func compare() throws {
        let comparison = try replica.comparison()
        let cursor = Cursor(epoch: Epoch(high: 1, low: 1), position: 0, hash: .start)
        _ = try replica.take(
            ComparisonAnswer(folders: [], head: .start(of: comparison.site), cursor: cursor),
            to: comparison)
    }

    @Test func `who was never compared compares`() throws {
        #expect(try replica.comparisonIsDue())

        try compare()

        #expect(try !replica.comparisonIsDue())
    }

    @Test(arguments: [(7, false), (8, true), (-8, true), (4_000, true), (-4_000, true)])
    func `a comparison is due a week after the last, and when the clock jumped`(
        days: Int64, due: Bool
    ) throws {
        try compare()

        clock.milliseconds += days * Self.day

        #expect(try replica.comparisonIsDue() == due)
        if due {
            try compare()
            #expect(try !replica.comparisonIsDue())
        }
    }
}
