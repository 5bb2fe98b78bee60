import Glibc
import SeededChance
import Testing

@testable import HTTP

/// Whatever arrives, and however it is cut on the way: one verdict, no crash, little memory.
@Suite(.serialized) struct SpoiltRequestTests {
    private static let requestsPerSeed = 1000

    /// `VELDBOEK_REQUESTS` says how many requests are spoilt; with too few not every verdict falls.
    static let seeds: Range<UInt64> = {
        let wanted = getenv("VELDBOEK_REQUESTS").flatMap { Int(String(cString: $0)) } ?? 100_000
        return 0..<UInt64(max(20, wanted / requestsPerSeed))
    }()

    @Test func `a spoilt request comes to the same however it is cut, and leaves nothing`() {
        var verdicts = hear(seed: 0)
        let before = residentKilobytes()

        for seed in Self.seeds.dropFirst() { verdicts.formUnion(hear(seed: seed)) }

        #expect(verdicts.isSuperset(of: ["100", "400", "413", "414", "417", "431", "505"]))
        #expect(residentKilobytes() - before < 100_000)
    }

    private func hear(seed: UInt64) -> Set<String> {
        var chance = SeededRandom(seed: seed)
        var verdicts: Set<String> = []
        for _ in 0..<Self.requestsPerSeed {
            let request = SpoiltRequest(with: &chance)

            let whole = Conversation.lines(of: [request.bytes])

            verdicts.formUnion(whole)
            if Conversation.lines(of: request.bytes.map { [$0] }) != whole
                || Conversation.lines(of: request.cut(with: &chance)) != whole
            {
                Issue.record("seed \(seed): not always \(whole): \(request.bytes)")
            }
        }
        return verdicts
    }
}

/// The most that this process has held.
func residentKilobytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
}
