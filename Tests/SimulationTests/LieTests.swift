import Simulation
import Testing

/// Whoever judges the simulated worlds is judged here: each lie must be seen.
@Suite struct LieTests {
    /// Enough for each lie to be told where it matters, and few enough to be quick.
    private static let seeds: ClosedRange<UInt64> = 1...24

    @Test(arguments: Lie.allCases)
    func `a lie is seen in some world, and called by its name`(lie: Lie) {
        let said = Self.seeds.lazy.compactMap { failure($0, lie) }

        #expect(said.contains { $0.contains(lie.sign) }, "\(Array(said))")
    }

    @Test func `without a lie the same worlds keep every promise`() {
        #expect(Self.seeds.compactMap { failure($0, nil) } == [])
    }

    private func failure(_ seed: UInt64, _ lie: Lie?) -> String? {
        do { try World(seed: seed, lie: lie).run() } catch { return "seed \(seed): \(error)" }
        return nil
    }
}
