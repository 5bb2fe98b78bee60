import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// A device that is taken back: withdrawn ones hand in what they have, stolen ones nothing.
@Suite struct RevokingTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let bram: SomeDevice
    private let first: Change
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        bram = try some.device(of: "Bram")
        first = try anke.makeAccepted(folder)
        _ = try bram.news()
    }

    private func revoke(_ device: SomeDevice, _ how: Revocation) throws {
        let caller = try #require(try some.hub.caller(device.token))
        try some.hub.revoke(caller.device, how)
    }

    private func info(_ device: SomeDevice) throws -> DeviceInfo {
        let caller = try #require(try some.hub.caller(device.token))
        return try #require(try some.hub.devices().first { $0.id == caller.device })
    }

    @Test func `a withdrawn device may push once more, which is held, and hears nothing else`()
        throws
    {
        try revoke(anke, .withdrawn)
        let late = anke.write(in: folder, on: [first])

        #expect(throws: Problematic(.revoked)) { try anke.news() }
        #expect(throws: Problematic(.revoked)) { try anke.compare([:]) }
        #expect(throws: Problematic(.revoked)) { try anke.read((folder, after: 0)) }
        #expect(throws: Problematic(.revoked)) { try anke.offer(late) }
        #expect(try anke.push(late) == [.held(.noRight)])
        #expect(try bram.news() == [])
        #expect(try some.hub.heldChanges().map(\.name) == [late.name])
    }

    @Test func `a withdrawn device that forked may go on as a new site, to hand in what it has`()
        throws
    {
        try revoke(anke, .withdrawn)

        try anke.becomeNewSite()

        let late = anke.write(in: folder, on: [first])
        #expect(try anke.push(late) == [.held(.noRight)])
    }

    @Test func `what was accepted before is proven, and a proof is a proof`() throws {
        try revoke(anke, .withdrawn)

        #expect(try anke.push(first) == [some.accepted(first)])
    }

    @Test func `nothing of a stolen device is taken`() throws {
        try revoke(anke, .stolen)
        let late = anke.write(in: folder, on: [first])

        #expect(throws: Problematic(.revoked)) { try anke.push(late) }
        #expect(throws: Problematic(.revoked)) { try anke.news() }
        #expect(throws: Problematic(.revoked)) {
            try anke.goOn(as: SiteID(high: 4, low: 4), from: anke.site, after: 0)
        }
        #expect(try some.verdict(late) == nil)
    }

    @Test func `what it could not send is known as far as it told`() throws {
        var own: [Change] = []
        for _ in 0..<3 { own.append(anke.write(in: folder, on: [first])) }
        some.clock.pass(minutes: 90)
        let oldest = own[0].header.at
        let backlog = Backlog(waiting: 3, oldest: oldest, time: some.clock.milliseconds)
        let push = Push(
            site: anke.site, after: anke.points[1], changes: [own[0]], proofs: [],
            backlog: backlog)
        let _: PushAnswer = try anke.call(Path.changes, push)

        try revoke(anke, .stolen)

        let report = try #require(try info(anke).report)
        #expect(report.waiting == 2)
        #expect(report.oldest == oldest)
        #expect(report.at == some.clock.milliseconds)
    }

    @Test func `all was sent by a device that says nothing waits`() throws {
        let report = try #require(try info(anke).report)

        #expect(report.waiting == 0)
        #expect(report.oldest == nil)
    }

    @Test func `the office sees when a device heard that it is taken back`() throws {
        try revoke(anke, .withdrawn)
        #expect(try info(anke).revoked?.told == nil)
        _ = try anke.push(anke.write(in: folder, on: [first]))
        #expect(try info(anke).revoked?.told == nil)

        some.clock.pass(minutes: 5)
        #expect(throws: Problematic(.revoked)) { try anke.news() }

        #expect(try info(anke).revoked?.told == some.clock.milliseconds)
        #expect(try info(anke).lastContact == some.clock.milliseconds)
    }

    @Test func `who waits for news hears at once that his device is taken back`() throws {
        _ = some.application.takeNews()

        try revoke(anke, .stolen)

        #expect(some.application.takeNews() == .topics([Topic("user \(anke.user)")]))
    }

    @Test func `what is withdrawn can still be stolen, and what is stolen stays so`() throws {
        try revoke(anke, .withdrawn)
        try revoke(anke, .stolen)
        try revoke(anke, .withdrawn)

        #expect(try info(anke).revoked?.how == .stolen)
    }

    @Test func `a change of a withdrawn device stays held when its missing parent comes`() throws {
        let parent = bram.write(in: folder, on: [first])
        let child = anke.write(in: folder, on: [parent])
        #expect(try anke.push(child) == [.held(.missingParent)])
        try revoke(anke, .withdrawn)

        _ = try bram.push(parent)

        #expect(try some.verdict(child) == .held(.noRight))
    }

    @Test func `another device of the same person goes on`() throws {
        let second = try some.device(of: anke.user)
        try revoke(anke, .stolen)

        let change = second.write(in: folder, on: [first])

        #expect(try second.push(change) == [some.accepted(change)])
    }

    @Test func `its replica cannot be connected again, whatever code it has`() throws {
        try revoke(anke, .withdrawn)
        let code = try some.hub.invite(anke.user)

        let enrolment = Enrolment(code: code, site: anke.site, deviceName: "tablet")

        #expect(throws: Problematic(.codeInvalid)) {
            let _: EnrolmentAnswer = try anke.call(Path.enrol, enrolment)
        }
        let other = Enrolment(code: code, site: SiteID(high: 5, low: 5), deviceName: "nieuw")
        let answer: EnrolmentAnswer = try anke.call(Path.enrol, other)
        #expect(answer.user == anke.user)
    }

    @Test func `after a restore to before it was connected, a device is still revoked`() throws {
        let backup = try some.backup()
        let cato = try some.device(of: "Cato")
        let stolen = try some.device(of: "Daan")
        try revoke(cato, .withdrawn)
        try revoke(stolen, .stolen)
        try revoke(anke, .stolen)

        try some.restore(backup)

        #expect(throws: Problematic(.revoked)) { try cato.compare([:]) }
        #expect(throws: Problematic(.revoked)) { try stolen.push(stolen.make(.numbered(2))) }
        #expect(throws: Problematic(.revoked)) { try anke.compare([:]) }
        #expect(try bram.compare([:]).folders.count == 1)
    }

    @Test func `who leaves loses his grants, his devices and his codes`() throws {
        let second = try some.device(of: anke.user)
        let code = try some.hub.invite(anke.user)
        let backup = try some.backup()

        try some.hub.depart(anke.user)
        try some.restore(backup)

        #expect(throws: Problematic(.revoked)) { try anke.compare([:]) }
        #expect(throws: Problematic(.revoked)) { try second.compare([:]) }
        #expect(throws: Problematic(.codeInvalid)) {
            let site = SiteID(high: 6, low: 6)
            let enrolment = Enrolment(code: code, site: site, deviceName: "nieuw")
            let _: EnrolmentAnswer = try anke.call(Path.enrol, enrolment)
        }
        let user = try #require(try some.hub.users().first { $0.id == anke.user })
        #expect(user.grants == [])
        #expect(user.departed == some.clock.milliseconds)
    }

    @Test func `who comes back works here again, on another device`() throws {
        try some.hub.depart(anke.user)

        try some.hub.give(Grant(role: "consulent", scope: .noord), to: anke.user)

        let again = try some.device(of: anke.user)
        #expect(try again.compare([:]).folders.map(\.folder) == [folder])
        #expect(throws: Problematic(.revoked)) { try anke.compare([:]) }
        #expect(try some.hub.users().allSatisfy { $0.departed == nil })
    }
}
