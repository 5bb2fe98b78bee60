import Foundation
import HTTP
import Hub
import Replica
import SyncProtocol
import Testing

/// The engine under another application: two people, one list, and a hub that knows no housing.
@Suite final class ShoppingTests {
    private let scratch = FileManager.default.temporaryDirectory
        .appending(path: "shopping-\(UUID().uuidString)")
    private let hub: Hub
    private let list = FolderID(high: 1, low: 1)
    private var anna: ShoppingList!
    private var bram: ShoppingList!

    init() async throws {
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        hub = try Hub(
            files: Hub.Files(
                database: scratch.appending(path: "hub.sqlite").path, decisions: scratch.path),
            rights: Rights(["huisgenoot": [FolderKind("list")!: [.read, .write, .make]]]),
            now: { 1_772_352_000_000 }, durable: false)
        anna = try await member("Anna")
        bram = try await member("Bram")
    }

    deinit { try? FileManager.default.removeItem(at: scratch) }

    private func member(_ name: String) async throws -> ShoppingList {
        let replica = try Replica(
            path: scratch.appending(path: name).path, schema: ShoppingList.schema,
            clock: NineOClock(), durability: .none)
        let user = try hub.addUser(name: name)
        try hub.give(Grant(role: "huisgenoot", scope: Scope("huis")!), to: user)
        let enrolment = Enrolment(
            code: try hub.invite(user), site: try replica.currentSite(), deviceName: name)
        let answer = try await HubInTheRoom(hub: hub).send(
            HubCall(method: .post, path: Path.enrol, token: nil, body: enrolment.encoded))
        try replica.enrol(EnrolmentAnswer(decoding: answer.body))
        return ShoppingList(replica: replica, folder: list)
    }

    private func sync() async throws {
        for person in [anna!, bram!, anna!] {
            var session = Session()
            let outcome = try await session.run(
                person.replica, over: HubInTheRoom(hub: hub), silencesAtMost: 0
            ) { _ in }
            #expect(outcome == .atRest)
        }
    }

    @Test func `two people work on one list apart, and nothing is lost`() async throws {
        let milk = try anna.add("melk")
        let bread = try anna.add("brood")
        try await sync()

        try anna.buy(milk)
        try anna.look(for: milk, at: "Jumbo")
        try bram.look(for: milk, at: "Lidl")
        try bram.note("halfvol", on: milk)
        try anna.remove(bread)
        try bram.note("liefst volkoren", on: bread)
        _ = try bram.add("kaas", amount: 2)
        try await sync()

        let lines = ["1 × brood: liefst volkoren", "1 × melk (Jumbo, Lidl) ✓: halfvol", "2 × kaas"]
        let shown = [try anna.lines(), try bram.lines()]
        #expect(shown == [lines, lines])
        #expect(try anna.replica.digest(of: list) == bram.replica.digest(of: list))
    }

    @Test func `what two people decided differently is kept until one of them decides`()
        async throws
    {
        let eggs = try anna.add("eieren", amount: 6)
        try await sync()

        try anna.change(eggs, amount: 10)
        try bram.change(eggs, amount: 12)
        try await sync()

        let conflict = try #require(try anna.replica.conflicts(in: list).first)
        #expect(Set(conflict.sides.map(\.choice)) == [.value(.whole(10)), .value(.whole(12))])
        let decision = try #require(conflict.decision(.value(.whole(12)), reason: "voor de taart"))
        try anna.replica.commit(decision)
        try await sync()

        #expect(try bram.lines() == ["12 × eieren"])
        #expect(try bram.replica.conflicts().isEmpty)
        #expect(try bram.replica.check().isEmpty)
    }
}

extension ShoppingTests {
    /// What a person is told while a sync goes on, each thing once.
    private func progress(of person: ShoppingList) async throws -> [SyncProgress] {
        var told: [SyncProgress] = []
        var session = Session()
        _ = try await session.run(
            person.replica, over: HubInTheRoom(hub: hub), silencesAtMost: 0,
            news: { news in
                if case .progress(let progress) = news, told.last != progress {
                    told.append(progress)
                }
            }
        ) { _ in }
        return told
    }

    @Test func `how far a sync is, is told from what is known`() async throws {
        for number in 1...3 { _ = try anna.add("boodschap \(number)") }
        try anna.note("met korting", on: anna.add("koffie"))

        let sending = try await progress(of: anna).filter { $0.work == .pushing }
        #expect(sending.map(\.changes.done) == [0, 5])
        #expect(sending.map(\.changes.total) == [5, 5])
        #expect(sending[0].bytes.total == sending[1].bytes.done)
        #expect(sending[1].bytes.done > 500)

        let reading = try await progress(of: bram)
        let read = try #require(reading.last { $0.work == .reading })
        #expect(reading.contains { $0.work == .reading && $0.changes.done == 0 })
        #expect(read.changes.done == 5)
        #expect(read.changes.total == 5)
        #expect(read.bytes.done == sending[1].bytes.done)
        #expect(read.bytes.total == nil)

        try anna.note("zonder korting", on: anna.add("thee"))
        try await sync()
        _ = try bram.add("suiker")
        let following = try await progress(of: bram).last { $0.work == .following }
        #expect(following?.changes.done == 1)
        #expect(following?.changes.total == 1)
    }
}

/// A hub without a network between.
private struct HubInTheRoom: HubLink {
    let hub: Hub

    func send(_ call: HubCall) async throws(HubUnreachable) -> HubAnswer {
        var headers = Headers()
        if let token = call.token {
            headers.append(
                Headers.Field(name: "Authorization", value: "Bearer " + base64URL(token.bytes)))
        }
        let request = Request(
            method: call.method.rawValue, path: call.path, query: call.query, headers: headers,
            body: call.body)
        let answer = HubApplication(hub).answer(request, waitedMilliseconds: .max)
        guard case .response(let response) = answer else { throw .silent }
        return HubAnswer(status: response.status, body: response.body)
    }
}

private struct NineOClock: WallClock {
    var milliseconds: Int64 { 1_772_352_000_000 }
}
