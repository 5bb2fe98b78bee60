import Replica
import SyncProtocol
import Testing

/// How long a device waits before it calls again after a silence.
@Suite struct PauseTests {
    private func pauses(_ count: Int) throws -> [Int] {
        let anke = try Replica.enrolled()
        var session = Session(follows: true)
        return try (0..<count).compactMap { _ in
            session.unreachable(anke)
            guard case .wait(let milliseconds) = try session.next(anke) else { return nil }
            return milliseconds
        }
    }

    @Test func `a line that was gone for a moment is looked for within seconds, a lost one seldom`()
        throws
    {
        let devices = try (0..<20).map { _ in try pauses(40) }

        for pauses in devices {
            #expect(pauses.count == 40)
            #expect(pauses.prefix(12).allSatisfy { (1...8_000).contains($0) })
            #expect(pauses[0] <= 500)
            #expect(pauses[1] <= 1_000)
            #expect(pauses.allSatisfy { $0 <= 60_000 })
        }
        #expect(devices.contains { $0.suffix(20).contains { $0 > 30_000 } })
    }

    @Test func `no two devices wait as long`() throws {
        let fifths = try (0..<20).map { _ in try pauses(5)[4] }

        #expect(Set(fifths.map { $0 / 100 }).count > 10)
    }
}
