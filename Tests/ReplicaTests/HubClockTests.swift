import SyncProtocol
import Testing

@testable import Replica

/// What the hub says of the time is taken as far as it can be a time.
@Suite struct HubClockTests {
    @Test(arguments: [Int64.min, Int64.max])
    func `a hub whose clock says what no clock can stops no replica`(hubTime: Int64) throws {
        let replica = try Replica.enrolled()
        let folder = FolderID(high: 3, low: 1)

        try replica.measureClock(hubTime: hubTime, askedAt: nil)
        try replica.commit(
            Save(
                folder: folder, operations: [.remark("gebeld")], kind: Person.dossier,
                place: Person.north))

        #expect(try abs(replica.counts().clockOffset) == 100 * 365 * 86_400_000)
    }

    @Test func `an answer that lay unread while the laptop slept says nothing of its clock`() throws
    {
        let clock = SetClock(FixedClock.now)
        let replica = try Replica(
            path: ":memory:", schema: SmallSchema.now, clock: clock, durability: .none)
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: Token.byteCount))!,
                hub: HubID(high: 1, low: 1), user: Person.anke, userName: "Anke", grants: []))
        try replica.setComparisonDue(false)
        var session = Session(follows: true)
        func hear(afterMinutes minutes: Int64) throws {
            guard case .call(let call) = try session.next(replica), call.path == Path.feed else {
                throw NoFeed()
            }
            let hubTime = clock.milliseconds + 10 * 60_000
            clock.milliseconds += minutes * 60_000
            let cursor = Cursor(epoch: Epoch(high: 1, low: 1), position: 1, hash: .start)
            let page = FeedPage(entries: [], cursor: cursor, isLast: true, hubTime: hubTime)
            try session.take(HubAnswer(status: 200, body: page.encoded), replica)
        }

        try hear(afterMinutes: 0)
        #expect(try replica.counts().clockOffset == 10 * 60_000)
        try hear(afterMinutes: 95)
        #expect(try replica.counts().clockOffset == 10 * 60_000)
        try hear(afterMinutes: 0)
        #expect(try replica.counts().clockOffset == 10 * 60_000)
        #expect(try replica.counts().lastContact == replica.now())
    }
}

private final class SetClock: WallClock {
    var milliseconds: Int64

    init(_ milliseconds: Int64) { self.milliseconds = milliseconds }
}

private struct NoFeed: Error {}
