import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// What a screen asks all the time does not read the whole log.
@Suite struct CountTests {
    private let scratch = try! Scratch()

    /// The statements that run while the body does, by their plans.
    private func plans(_ statements: [String]) throws -> [String] {
        let file = try Connection.open(
            scratch.path("replica"), Connection.Options(durability: .none))
        return try statements.map { statement in
            try file.all("EXPLAIN QUERY PLAN " + statement) { $0.text(3) }.joined(separator: "; ")
        }
    }

    @Test func `what is unsettled is found by its own index, however a standing is bound`() throws {
        _ = try Replica.enrolled(scratch.path("replica"))

        let plans = try plans([
            "SELECT count(*) FROM change WHERE standing = 0 AND \(Standing.isUnsettled)",
            "SELECT count(*) FROM change WHERE standing = :standing AND \(Standing.isUnsettled)",
            """
            SELECT count(*) FROM change
            WHERE standing IN (:one, :two) AND \(Standing.isUnsettled)
            """,
            Replica.firstWaitingQuery, Replica.offerQuery, Replica.parkedQuery,
            Replica.openVerdictQuery,
        ])

        for plan in plans {
            #expect(plan.contains("change_unsettled") || plan.contains("change_parked"), "\(plan)")
            #expect(!plan.contains("SCAN change;"), "\(plan)")
        }
    }

    @Test func `counting takes no longer in a replica of many folders`() throws {
        let replica = try Replica.enrolled()
        let folders = (0..<10_000).map { FolderID(high: 7, low: $0) }
        try replica.hold(folders)
        try replica.receive(folders.map { Person.bram.beginning(of: $0) })
        let clock = ContinuousClock()

        let times = try (0..<20).map { _ in try clock.measure { _ = try replica.counts() } }

        #expect(try replica.counts().waiting == 0)
        // The least of many: what else the machine does takes no part in it.
        let time = try #require(times.min())
        #expect(time < .milliseconds(20), "\(time)")
    }
}
