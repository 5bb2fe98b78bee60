import SyncProtocol
import Testing

@testable import Replica

/// A session that follows waits for news only on a connection that has answered before.
@Suite struct FollowTests {
    private let replica: Replica

    init() throws {
        replica = try Replica.enrolled()
        try replica.setComparisonDue(false)
    }

    /// The seconds that the next call lets the hub hold its answer; pauses are passed over.
    private func wait(_ session: inout Session) throws -> String? {
        while true {
            switch try session.next(replica) {
            case .wait: continue
            case .call(let call): return call.query["wait"]
            default: return nil
            }
        }
    }

    private func answer(_ session: inout Session) throws {
        let cursor = Cursor(epoch: Epoch(high: 1, low: 1), position: 1, hash: .start)
        let page = FeedPage(entries: [], cursor: cursor, isLast: true, hubTime: 1)
        try session.take(HubAnswer(status: 200, body: page.encoded), replica)
    }

    @Test func `after a silence and after a break the feed is read at once, and then waited on`()
        throws
    {
        var session = Session(follows: true)
        #expect(try wait(&session) == "0")
        try answer(&session)
        #expect(try wait(&session) == "\(Session.followSeconds)")

        session.unreachable(replica)
        #expect(try wait(&session) == "0")
        try answer(&session)
        #expect(try wait(&session) == "\(Session.followSeconds)")

        session.breakOff()
        #expect(try wait(&session) == "0")
        try answer(&session)
        #expect(try wait(&session) == "\(Session.followSeconds)")
    }
}
