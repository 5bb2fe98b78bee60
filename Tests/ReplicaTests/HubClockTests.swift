import SyncProtocol
import Testing

@testable import Replica

/// What the hub says of the time is taken as far as it can be a time.
@Suite struct HubClockTests {
    @Test(arguments: [Int64.min, Int64.max])
    func `a hub whose clock says what no clock can stops no replica`(hubTime: Int64) throws {
        let replica = try Replica.enrolled()
        let folder = FolderID(high: 3, low: 1)

        try replica.measureClock(hubTime: hubTime)
        try replica.commit(
            Save(
                folder: folder, operations: [.remark("gebeld")], kind: Person.dossier,
                place: Person.north))

        #expect(try abs(replica.counts().clockOffset) == 100 * 365 * 86_400_000)
    }
}
