import HTTP
import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// The requests of one round share a transaction; a faulty one undoes only itself.
@Suite struct RoundTests {
    private let some: SomeHub
    private let devices: [SomeDevice]

    init() throws {
        let hub = try SomeHub()
        some = hub
        devices = try (0..<8).map { try hub.device(of: "gebruiker \($0)") }
    }

    @Test func `the pushes of a round are all taken, on one feed`() throws {
        let changes = devices.enumerated().map { $1.make(.numbered(UInt64($0))) }

        let answers = some.application.answers(
            to: zip(devices, changes).map { Asked.push($1, from: $0) })

        for (answer, change) in zip(answers, changes) {
            #expect(try answer.verdicts() == [some.accepted(change)])
        }
        #expect(try some.hub.audit() == [])
    }

    @Test func `changes that stand on each other come in one round`() throws {
        let first = devices[0].make(.numbered(1))
        let second = devices[1].write(in: .numbered(1), on: [first])

        let answers = some.application.answers(
            to: [Asked.push(second, from: devices[1]), Asked.push(first, from: devices[0])])

        #expect(try answers[0].verdicts() == [.held(.missingParent)])
        #expect(try some.verdict(second) == some.accepted(second))
    }

    @Test func `a malformed request and one of a stranger leave the others as they are`() throws {
        let first = devices[0].make(.numbered(1))
        let second = devices[1].make(.numbered(2))
        let gap = devices[2].make(.numbered(3))
        _ = devices[2].write(in: .numbered(3), on: [gap])
        let outOfOrder = devices[2].write(in: .numbered(3), on: [gap])
        let crooked = Push(
            site: devices[2].site, after: .start(of: devices[2].site),
            changes: [gap, outOfOrder], proofs: [])
        var stranger = Asked.push(first, from: devices[0])
        stranger = Asked(
            request: Request(
                method: "POST", path: Path.changes, query: [:], headers: [:],
                body: stranger.request.body), waitedMilliseconds: 0)

        let answers = some.application.answers(
            to: [
                Asked.push(first, from: devices[0]), Asked.call(devices[2], Path.changes, [0xff]),
                Asked.call(devices[2], Path.changes, crooked.encoded), stranger,
                Asked.push(second, from: devices[1]),
            ])

        #expect(answers.map(\.status) == [200, 400, 400, 401, 200])
        #expect(try answers[4].verdicts() == [some.accepted(second)])
        #expect(try some.verdict(gap) == nil)
    }

    @Test func `a request that fails half-way is undone alone`() throws {
        let first = devices[0].make(.numbered(1))
        let second = devices[1].make(.numbered(2))
        // The second change of this push finds no room for its row.
        let third = devices[2].make(.numbered(3))
        let fourth = devices[2].write(in: .numbered(3), on: [third])
        try some.hub.db.script(
            """
            CREATE TRIGGER refuse BEFORE INSERT ON change
            WHEN new.site = x'\(devices[2].site)' AND new.sequence = 2
            BEGIN SELECT RAISE(ABORT, 'no'); END;
            """)

        let answers = some.application.answers(
            to: [
                Asked.push(first, from: devices[0]), Asked.push(third, fourth, from: devices[2]),
                Asked.push(second, from: devices[1]),
            ])

        #expect(answers.map(\.status) == [200, 503, 200])
        #expect(try some.verdict(third) == nil)
        #expect(try some.verdict(second) == some.accepted(second))
        try some.hub.db.script("DROP TRIGGER refuse")
        #expect(try some.hub.audit() == [])
        #expect(
            try devices[2].push(third, fourth) == [some.accepted(third), some.accepted(fourth)])
    }

    private func info(of device: SomeDevice) throws -> DeviceInfo? {
        let caller = try #require(try some.hub.caller(device.token))
        return try some.hub.devices().first { $0.id == caller.device }
    }

    @Test(arguments: [true, false])
    func `a malformed call leaves its round together`(isCrooked: Bool) throws {
        some.clock.pass(minutes: 5)
        let pushes = (0..<4).map { number in
            Asked.push(devices[number].make(.numbered(UInt64(number))), from: devices[number])
        }
        let crooked = Push(
            site: devices[4].site, after: .start(of: devices[4].site),
            changes: [devices[4].make(.numbered(5)), devices[4].make(.numbered(6))].reversed(),
            proofs: [])
        let malformed = Asked.call(
            devices[4], Path.changes, isCrooked ? crooked.encoded : [0xff])

        let start = some.hub.db.totalChangedRows
        let without = some.application.answers(to: [pushes[0], pushes[1]])
        let middle = some.hub.db.totalChangedRows
        let with = some.application.answers(to: [pushes[2], malformed, pushes[3]])

        #expect(without.map(\.status) == [200, 200])
        #expect(with.map(\.status) == [200, 400, 200])
        // What is undone and done again counts twice.
        #expect(some.hub.db.totalChangedRows - middle == middle - start)
    }

    @Test func `what was noted of a device in a round that is undone is noted after all`() throws {
        some.clock.pass(minutes: 5)
        let first = devices[0].make(.numbered(1))

        let second = devices[1].make(.numbered(2))
        // The second call finds no room for its row, and undoes what the round has so far.
        try some.hub.db.script(
            """
            CREATE TRIGGER refuse BEFORE INSERT ON change
            WHEN new.site = x'\(devices[1].site)'
            BEGIN SELECT RAISE(ABORT, 'no'); END;
            """)

        let answers = some.application.answers(
            to: [
                Asked.push(first, from: devices[0]), Asked.push(second, from: devices[1]),
            ])

        let info = try info(of: devices[0])
        #expect(answers.map(\.status) == [200, 503])
        #expect(info?.lastContact == some.clock.milliseconds)
        #expect(info?.report?.at == some.clock.milliseconds)
    }

    @Test func `an enrolment in a round is decided once`() throws {
        let user = try some.user("Els", Grant(role: "consulent", scope: .noord))
        let code = try some.hub.invite(user)
        let enrolment = Enrolment(
            code: code, site: SiteID(high: 5, low: 5), deviceName: "tablet")
        let before = some.hub.journal.entries.count
        let request = Request(
            method: "POST", path: Path.enrol, query: [:], headers: [:], body: enrolment.encoded)

        let answers = some.application.answers(
            to: [
                Asked(request: request, waitedMilliseconds: 0),
                Asked.push(devices[0].make(.numbered(1)), from: devices[0]),
                Asked.push(devices[1].make(.numbered(2)), from: devices[1]),
            ])

        #expect(answers.map(\.status) == [200, 200, 200])
        // The use of the code, and the device.
        #expect(some.hub.journal.entries.count == before + 2)
    }

    @Test func `what another program changes counts in the next round`() throws {
        let clock = some.clock
        let other = try Hub(
            files: some.files, rights: Rights([:]), now: { clock.milliseconds }, durable: false)
        let first = devices[0].make(.numbered(1))
        _ = some.application.answers(
            to: [
                Asked.push(first, from: devices[0]),
                Asked.call(devices[1], Path.compare, comparison(1)),
            ])

        try other.take(Grant(role: "consulent", scope: .noord), from: devices[0].user)
        let second = devices[0].write(in: .numbered(1), on: [first])
        let answers = some.application.answers(
            to: [
                Asked.push(second, from: devices[0]),
                Asked.call(devices[1], Path.compare, comparison(1)),
            ])

        #expect(try answers[0].verdicts() == [.held(.noRight)])
    }

    private func comparison(_ device: Int) -> [UInt8] {
        Comparison(site: devices[device].site, held: []).encoded
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `ten thousand pushes with half of the answers lost are there once`(seed: UInt64) throws {
        var state = seed
        func chance() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let folders = devices.indices.map { FolderID.numbered(UInt64($0)) }
        var made: [[Change]] = devices.enumerated().map { [$1.make(folders[$0])] }
        var agreed = devices.map { _ in 0 }
        for _ in 0..<32 {
            let round = devices.indices.map { index -> Asked in
                let device = devices[index]
                let changes = Array(made[index][agreed[index]...])
                let push = Push(
                    site: device.site, after: device.points[agreed[index]], changes: changes,
                    proofs: [])
                return Asked.call(device, Path.changes, push.encoded)
            }
            let answers = some.application.answers(to: round)
            for index in devices.indices {
                #expect(answers[index].status == 200)
                if chance() % 2 == 0 { agreed[index] = made[index].count }
                let next = devices[index].write(in: folders[index], on: [made[index].last!])
                made[index].append(next)
            }
        }

        #expect(try some.hub.audit() == [])
        for (index, folder) in folders.enumerated() {
            let there = made[index].dropLast().map(\.name)
            let count = try some.hub.db.count(
                "SELECT count(*) FROM change WHERE folder = x'\(folder)'")
            #expect(count == Int64(there.count))
        }
    }
}
