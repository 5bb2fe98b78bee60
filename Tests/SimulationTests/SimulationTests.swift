import Glibc
import Simulation
import Testing

/// Whole worlds from a seed each; `VELDBOEK_SEEDS=1000` runs more, `VELDBOEK_SEEDS=1001-2000` others, and
/// `VELDBOEK_SEED=17` replays one.
@Suite struct SimulationTests {
    @Test func `worlds with faults come to rest with every promise kept`() throws {
        for seed in Self.seeds {
            let world = try World(seed: seed)
            do {
                try world.run()
            } catch {
                Issue.record(
                    "seed \(seed): \(error)\n\(world.story.suffix(400).joined(separator: "\n"))")
                return
            }
        }
        #expect(!Self.seeds.isEmpty)
    }

    private static var seeds: ClosedRange<UInt64> {
        if let one = number("VELDBOEK_SEED") { return one...one }
        let bounds =
            text("VELDBOEK_SEEDS")?.split(separator: "-").compactMap { UInt64($0) } ?? [100]
        return (bounds.count == 2 ? bounds[0] : 1)...(bounds.last ?? 100)
    }

    private static func text(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private static func number(_ name: String) -> UInt64? {
        text(name).flatMap { UInt64($0) }
    }
}
