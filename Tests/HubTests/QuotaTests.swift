import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// A device that sends more than its quota is put off, and loses nothing.
@Suite struct QuotaTests {
    private let folder = FolderID.numbered(1)

    private func some(changes: Int? = nil, bytes: Int? = nil) throws -> SomeHub {
        try SomeHub(HubSettings(quota: Quota(changesPerHour: changes, bytesPerHour: bytes)))
    }

    private func response(
        _ device: SomeDevice, _ path: String, _ message: some WireValue
    ) throws -> Response {
        let answer = device.some.answer(
            "POST", path, token: device.token, body: message.encoded)
        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        return response
    }

    private func push(_ device: SomeDevice, _ change: Change) throws -> Response {
        let before = device.points[Int(change.header.sequence) - 1]
        return try response(
            device, Path.changes,
            Push(site: device.site, after: before, changes: [change], proofs: []))
    }

    @Test func `changes are counted by the hour, and come back evenly`() throws {
        let some = try some(changes: 60)
        let anke = try some.device()
        let first = try anke.makeAccepted(folder)
        let own = (0..<61).map { _ in anke.write(in: folder, on: [first]) }

        let statuses = try own.map { try push(anke, $0).status }
        let refused = try push(anke, own[60])

        #expect(statuses == Array(repeating: 200, count: 59) + [429, 429])
        #expect(Problematic(refused) == Problematic(.tooMany))
        #expect(refused.headers["Retry-After"] == "60")
        #expect(try some.verdict(own[59]) == nil)
        some.clock.milliseconds += 60_000
        #expect(try push(anke, own[59]).status == 200)
        #expect(try push(anke, own[60]).status == 429)
    }

    @Test func `bytes are counted too, and one large push is not too large for ever`() throws {
        let some = try some(bytes: 10)
        let anke = try some.device()
        some.clock.pass(minutes: 24 * 60)

        let change = anke.make(folder)

        #expect(try push(anke, change).status == 200)
        #expect(try response(anke, Path.read, Reading(folders: [])).status == 429)
    }

    @Test func `one device does not use what is another's`() throws {
        let some = try some(changes: 1)
        let anke = try some.device()
        let bram = try some.device(of: "Bram")
        let first = try anke.makeAccepted(folder)
        #expect(try push(anke, anke.write(in: folder, on: [first])).status == 429)

        let change = bram.write(in: folder, on: [first])

        #expect(try push(bram, change).status == 200)
    }

    @Test func `who is over his quota still hears the news`() throws {
        let some = try some(changes: 1)
        let anke = try some.device()
        let first = try anke.makeAccepted(folder)
        #expect(try push(anke, anke.write(in: folder, on: [first])).status == 429)

        #expect(try anke.news() == [.own(first.name, some.receipt(first)), .enter(folder)])
    }

    @Test func `the hub publishes the quota that it has`() throws {
        let some = try some(changes: 7, bytes: 8)
        let answer = some.answer("GET", Path.hub)
        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }

        let limits = try #require(try HubInfo(decoding: response.body).limits)

        #expect(
            limits.suffix(2) == [
                PublishedLimit("changes-per-hour", 7), PublishedLimit("bytes-per-hour", 8),
            ])
    }

    @Test func `what waits behind a refused push is known`() throws {
        let some = try some(changes: 1)
        let anke = try some.device()
        let first = try anke.makeAccepted(folder)
        some.clock.pass(minutes: -10)
        let change = anke.write(in: folder, on: [first])
        some.clock.pass(minutes: 10)

        _ = try push(anke, change)

        let report = try #require(try some.hub.devices().first?.report)
        #expect(report.waiting == 1)
        #expect(report.oldest == change.header.at)
    }

    @Test func `a new site counts as a change, for it is never forgotten`() throws {
        let some = try some(changes: 10)
        let anke = try some.device()

        let statuses = try (1...11).map { number in
            let next = NewSite(
                former: anke.site, site: SiteID(high: 3, low: UInt64(number)), after: 0)
            return try response(anke, Path.sites, next).status
        }

        #expect(statuses == Array(repeating: 200, count: 10) + [429])
    }

    @Test(arguments: [(-6, -6), (0, 0), (6, 6)])
    func `a clock that is off is known by what a device says of it`(
        minutes: Int64, offset: Int64
    ) throws {
        let some = try some()
        let anke = try some.device()
        let time = some.clock.milliseconds + minutes * 60_000
        let push = Push(
            site: anke.site, after: anke.points[0], changes: [anke.make(folder)], proofs: [],
            backlog: Backlog(waiting: 1, oldest: time, time: time))

        _ = try response(anke, Path.changes, push)

        #expect(try some.hub.devices().first?.report?.clockOffset == offset * 60_000)
    }

    @Test func `a clock ahead is known by its changes where the device does not tell`() throws {
        let some = try some()
        let anke = try some.device()
        some.clock.pass(minutes: 6)
        let change = anke.make(folder)
        some.clock.pass(minutes: -6)

        _ = try push(anke, change)

        #expect(try some.hub.devices().first?.report?.clockOffset == 360_000)
    }
}
