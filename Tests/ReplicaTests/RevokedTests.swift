import SyncProtocol
import Testing

@testable import Replica

/// A device that the office took back: it hands in what it has, if that is still taken, and forgets.
@Suite struct RevokedTests {
    private let scratch: Scratch
    private let folder = FolderID(high: 3, low: 30)

    init() throws { scratch = try Scratch() }

    private func replica() throws -> Replica {
        let replica = try Replica.enrolled(scratch.path("replica"))
        let beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
        let edit = TextEdit(position: 0, removed: 0, inserted: "Merelbeek")
        try replica.commit(
            Save(folder: folder, operations: [.edit(SmallSchema.words, [edit])]))
        return replica
    }

    private func problem(_ problem: Problem) -> HubAnswer {
        HubAnswer(status: problem.status, body: Array("{\"code\": \"\(problem.rawValue)\"}".utf8))
    }

    /// Talks until the session stops; returns the calls that were made.
    private func talk(
        _ replica: Replica, answer: (HubCall) throws -> HubAnswer
    ) throws -> [String] {
        var session = Session()
        var calls: [String] = []
        while case .call(let call) = try session.next(replica) {
            calls.append(call.path)
            try session.take(try answer(call), replica)
        }
        guard case .stopped(.revoked) = try session.next(replica) else {
            Issue.record("the session goes on")
            return calls
        }
        return calls
    }

    @Test func `what waits is pushed once more, and then everything is forgotten`() throws {
        let replica = try replica()

        let calls = try talk(replica) { call in
            guard call.path == Path.changes else { return problem(.revoked) }
            let push = try Push(decoding: call.body)
            let verdicts = push.changes.map { _ in Verdict.held(.noRight) }
            return HubAnswer(
                status: 200, body: PushAnswer.taken(verdicts, head: push.after).encoded)
        }

        #expect(calls == [Path.compare, Path.changes])
        #expect(try replica.records(of: SmallSchema.note).isEmpty)
        #expect(try replica.bodies().isEmpty)
        #expect(try replica.token() == nil)
        #expect(try replica.check() == [])
    }

    @Test func `a device in other hands forgets at its first contact`() throws {
        let replica = try replica()

        let calls = try talk(replica) { _ in problem(.revoked) }

        #expect(calls == [Path.compare, Path.changes])
        #expect(try replica.bodies().isEmpty)
    }

    @Test func `a device that the hub does not know keeps everything`() throws {
        let replica = try replica()
        let before = try replica.bodies()
        var session = Session()

        _ = try session.next(replica)
        try session.take(problem(.tokenUnknown), replica)

        guard case .stopped(.enrolAgain) = try session.next(replica) else {
            Issue.record("the session goes on")
            return
        }
        #expect(before.count == 2)
        #expect(try replica.bodies() == before)
        #expect(try replica.push(after: nil) != nil)
    }

    @Test func `after a fork it hands in what it has as a new site, and forgets`() throws {
        let replica = try replica()
        let site = try replica.currentSite()
        let token = Token([UInt8](repeating: 5, count: 32))!
        var pushed: [Push] = []

        let calls = try talk(replica) { call in
            switch call.path {
            case Path.sites:
                return HubAnswer(status: 200, body: NewSiteAnswer(token: token, known: []).encoded)
            case Path.changes:
                let push = try Push(decoding: call.body)
                guard push.site != site else {
                    return HubAnswer(status: 200, body: PushAnswer.fork.encoded)
                }
                pushed.append(push)
                let verdicts = push.changes.map { _ in Verdict.held(.noRight) }
                return HubAnswer(
                    status: 200, body: PushAnswer.taken(verdicts, head: push.after).encoded)
            default: return problem(.revoked)
            }
        }

        #expect(calls == [Path.compare, Path.changes, Path.sites, Path.changes])
        #expect(pushed.map(\.changes.count) == [1])
        #expect(try replica.bodies().isEmpty)
    }

    @Test func `a device in other hands forgets, also where it would go on as a new site`() throws {
        let replica = try replica()
        let site = try replica.currentSite()

        let calls = try talk(replica) { call in
            guard call.path == Path.changes, try Push(decoding: call.body).site == site else {
                return problem(.revoked)
            }
            return HubAnswer(status: 200, body: PushAnswer.fork.encoded)
        }

        #expect(calls == [Path.compare, Path.changes, Path.sites])
        #expect(try replica.bodies().isEmpty)
    }

    @Test func `a push tells what waits behind it, and what the clock says`() throws {
        let replica = try replica()
        let edit = TextEdit(position: 0, removed: 0, inserted: "en ")
        try replica.commit(
            Save(folder: folder, operations: [.edit(SmallSchema.words, [edit])]))

        var backlog: Backlog?
        _ = try talk(replica) { call in
            if call.path == Path.changes { backlog = try Push(decoding: call.body).backlog }
            return problem(.revoked)
        }

        #expect(backlog?.waiting == 2)
        #expect(backlog?.oldest == backlog?.time)
        #expect(backlog?.time != nil)
    }

    @Test func `no word is left in the file or its log`() throws {
        let replica = try replica()
        let word = Array("Merelbeek".utf8)
        #expect(try scratch.holds(word))

        _ = try talk(replica) { _ in problem(.revoked) }

        #expect(try !scratch.holds(word))
    }

    @Test func `it can be enrolled again, as a site that never was`() throws {
        let replica = try replica()
        let site = try replica.currentSite()

        _ = try talk(replica) { _ in problem(.revoked) }

        #expect(try replica.currentSite() != site)
        #expect(throws: ReplicaError.notEnrolled) {
            try replica.commit(
                Save(
                    folder: FolderID(high: 3, low: 31), operations: [.remark("nieuw")],
                    kind: Person.dossier, place: Person.north))
        }
    }
}
