import Glibc
import Simulation
import Testing

/// Laptops of which the file lives once or twice; `VELDBOEK_IMAGES=200` lives through so many of each.
@Suite struct ImageTests {
    @Test(arguments: Lives.allCases)
    func `the hub hears of every image and every copy, and every text stands everywhere once`(
        lives: Lives
    ) {
        var detected = 0
        for seed in 1...UInt64(Self.count) {
            do {
                if try lives.live(seed: seed) > 0 { detected += 1 }
            } catch { Issue.record("seed \(seed): \(error)") }
        }

        print("\(lives): \(detected) forks in \(Self.count) stories")
        #expect(detected == (lives == .once ? 0 : Self.count))
    }

    private static let count = getenv("VELDBOEK_IMAGES").flatMap { Int(String(cString: $0)) } ?? 20
}
