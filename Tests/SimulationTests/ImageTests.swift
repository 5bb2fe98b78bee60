import Glibc
import Simulation
import Testing

/// Laptops of which the file lives twice; `VELDBOEK_IMAGES=200` lives through so many of each.
@Suite struct ImageTests {
    @Test(arguments: TwoLives.allCases)
    func `the hub hears of every image and every copy, and every text stands everywhere once`(
        lives: TwoLives
    ) {
        var detected = 0
        for seed in 1...UInt64(Self.count) {
            do {
                if try lives.live(seed: seed) > 0 { detected += 1 }
            } catch { Issue.record("seed \(seed): \(error)") }
        }

        print("\(lives): \(detected) of \(Self.count) detected, nothing lost, nothing twice")
        #expect(detected == Self.count)
    }

    private static let count = getenv("VELDBOEK_IMAGES").flatMap { Int(String(cString: $0)) } ?? 20
}
