import Glibc
import Simulation
import Testing

/// Whole worlds from a seed each; `VELDBOEK_SEEDS=1000` runs more, `VELDBOEK_SEEDS=1001-2000` others, and
/// `VELDBOEK_SEED=17` replays one.
@Suite struct SimulationTests {
    /// How long a failing world may be made shorter; `VELDBOEK_SHRINK=0` tells it as it is.
    private static let secondsToShrink = number("VELDBOEK_SHRINK").map { Int($0) } ?? 60

    @Test func `worlds with faults come to rest with every promise kept`() async {
        let queue = SeedQueue(Self.seeds)

        await OwnThreads.run(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) {
            while let seed = queue.take() {
                do { try World(seed: seed).run() } catch { queue.fail(seed, error) }
            }
        }

        #expect(!Self.seeds.isEmpty)
        if let (seed, error) = queue.failure { Self.record(seed, error) }
    }

    private static func record(_ seed: UInt64, _ error: any Error) {
        var shrinking = Shrinking(seed: seed, error: error, seconds: secondsToShrink)
        let story = shrinking.shrink().joined(separator: "\n")
        Issue.record("seed \(seed): \(error)\nand in short: \(shrinking.error)\n\(story)")
    }

    private static var seeds: ClosedRange<UInt64> {
        if let one = number("VELDBOEK_SEED") { return one...one }
        let bounds =
            text("VELDBOEK_SEEDS")?.split(separator: "-").compactMap { UInt64($0) } ?? [300]
        return (bounds.count == 2 ? bounds[0] : 1)...(bounds.last ?? 300)
    }

    private static func text(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private static func number(_ name: String) -> UInt64? {
        text(name).flatMap { UInt64($0) }
    }
}
