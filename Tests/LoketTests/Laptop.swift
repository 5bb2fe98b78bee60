import Foundation
import Housing
import HubClient
import Replica
import SyncProtocol
import Testing

/// A caseworker's replica, which speaks with the hub as `veldboek` does.
final class Laptop {
    let replica: Replica
    let clock: ShiftedClock
    private let link: HTTPHubLink
    private let token: Token

    init(_ some: SomeLoket, _ name: String, at address: String) async throws {
        clock = ShiftedClock()
        replica = try Replica(
            path: some.path("\(name)-\(UUID().uuidString).sqlite"),
            schema: HousingSchema.schema, clock: clock, durability: .none)
        link = HTTPHubLink(try HubAddress(address))
        let message = Enrolment(
            code: try some.code(name), site: try replica.currentSite(),
            deviceName: "laptop van \(name)")
        let answer = try await link.send(
            HubCall(method: .post, path: Path.enrol, token: nil, body: message.encoded))
        let enrolled = try EnrolmentAnswer(decoding: answer.body)
        token = enrolled.token
        try replica.enrol(enrolled)
        try #require(try await sync() == .atRest)
    }

    func sync() async throws -> SessionOutcome {
        var session = Session()
        return try await session.run(replica, over: link, silencesAtMost: 0) { milliseconds in
            try await Task.sleep(for: .milliseconds(min(milliseconds, 1_000)))
        }
    }

    /// Pushes nothing, and says that its clock stands at this.
    func tell(time: Int64) async throws {
        let site = try replica.currentSite()
        let push = Push(
            site: site, after: .start(of: site), changes: [], proofs: [],
            backlog: Backlog(waiting: 0, oldest: time, time: time))
        _ = try await link.send(
            HubCall(method: .post, path: Path.changes, token: token, body: push.encoded))
    }

    /// A dossier of somebody, not synced yet.
    func register(_ name: String, in region: Regio = .parkstad) throws -> FolderID {
        var chance = SystemRandomNumberGenerator()
        let folder = FolderID.random(using: &chance)
        let context = try FormContext(replica, on: Day("1-3-2026")!)
        let gemeente = context.naslag.gemeenten.first { $0.regio == region }!
        let form = try FormDefinition.aanmelding.check(
            ["naam": name, "gemeente": gemeente.naam], in: context)
        try replica.commit(form.newDossier(as: folder, context.naslag).save)
        return folder
    }

    func write(_ words: String, in folder: FolderID) throws {
        try replica.commit(Save(folder: folder, operations: [.remark(words)]))
    }
}

/// The machine's clock, as wrong as a test wants it.
final class ShiftedClock: WallClock {
    var shift: Int64 = 0

    var milliseconds: Int64 { Int64(Date().timeIntervalSince1970 * 1000) + shift }
}
