import FaultProxy
import Foundation
import Testing

/// Devices that follow and write while the network comes and goes; then all is equal in time.
@Suite struct PartitionTests {
    /// `VELDBOEK_PARTITIONS=100` is the long version.
    private static let runs =
        ProcessInfo.processInfo.environment["VELDBOEK_PARTITIONS"].flatMap { Int($0) } ?? 2
    private static let isLong = runs > 2
    private static let devices = isLong ? 10 : 4
    private static let longestMilliseconds = isLong ? 10_000 : 3_000
    /// People do not write without a pause, and the machine has other work.
    private static let betweenNotes: UInt32 = 500_000
    /// How long it may take after the last network is well.
    private static let restSeconds = 15.0

    @Test func `after each partition all come to rest within fifteen seconds`() throws {
        let world = try World(laptops: Self.devices)
        for laptop in world.laptops { try laptop.follow() }
        var slowest = 0.0
        var rested = 0

        for run in 1...Self.runs {
            try partition(world)
            let healed = ContinuousClock.now
            while try !world.isAtRest(), healed.duration(to: .now) < .seconds(60) {
                usleep(100_000)
            }
            let seconds = healed.duration(to: .now) / .seconds(1)
            slowest = max(slowest, seconds)
            if seconds <= Self.restSeconds { rested += 1 }
            if Self.isLong {
                print("partition \(run): rest after \(seconds) s, slowest \(slowest)")
            }
        }

        #expect(rested == Self.runs)
        for laptop in world.laptops { _ = try laptop.stopFollowing() }
        try world.expectEqual()
    }

    /// Each network fails in its own way and for its own time, while people go on writing.
    private func partition(_ world: World) throws {
        let faults: [Fault] = [
            .stall, .blackHole, .refuse, .loseAnswers, .delay(milliseconds: 100), .none,
            .cut(afterBytes: 500, .fromHub), .cut(afterBytes: 900, .toHub),
        ]
        let begun = ContinuousClock.now
        let ends = world.laptops.map { laptop -> ContinuousClock.Instant in
            laptop.network.set(faults.randomElement()!)
            return begun + .milliseconds(Int.random(in: 0...Self.longestMilliseconds))
        }
        while zip(world.laptops, ends).contains(where: { $0.network.fault != .none && $1 > .now }) {
            for (laptop, end) in zip(world.laptops, ends) where end <= .now {
                laptop.network.set(.none)
            }
            try world.note(on: world.laptops.randomElement()!)
            usleep(Self.betweenNotes)
        }
        for laptop in world.laptops { laptop.network.set(.none) }
    }
}
