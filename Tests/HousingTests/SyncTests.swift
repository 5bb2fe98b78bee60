import Housing
import Replica
import SyncProtocol
import Testing

/// What a person sees of a change after the hub has spoken.
@Suite struct SyncTests {
    private let some: SomeReplica
    private let folder: FolderID
    private let program: Program

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 6, low: 6))
        program = Program(replica: some.path)
    }

    private func sync(_ verdict: @escaping @Sendable (Change) -> Verdict) async throws {
        var session = Session()
        let outcome = try await session.run(
            some.replica, over: FakeHub(verdict: verdict), silencesAtMost: 0
        ) { _ in }
        try #require(outcome == .atRest)
    }

    @Test func `what the hub took has arrived`() async throws {
        try await sync { .accepted(Receipt(of: $0.name, key: [1])) }

        let line = "↑0 wachtend · laatste sync 1-3-2026 09:00 · 0 conflicten · 0 geweigerd"
        #expect(try program.run("status").output.hasPrefix(line))
        let number = DossierNumber.shortest(among: [folder])[folder]!.description
        #expect(try program.run("geschiedenis", number).output.contains("Anke  aangekomen"))
        let shown = try program.run("dossier", number, "--json").json()
        #expect(shown["waiting"] as? Int == 0)
        #expect(shown["digest"] as? String == "\(try some.replica.digest(of: folder))")
    }

    @Test func `what the hub holds is told apart from what waits`() async throws {
        try await sync { _ in .held(.noRight) }

        let counts = try program.run("status", "--json").json()
        #expect(counts["waiting"] as? Int == 0)
        #expect(counts["held"] as? Int == 1)
    }

    @Test func `a dossier that was rejected is not among the others`() async throws {
        try await sync { _ in .rejected(.byPerson("dubbel")) }

        #expect(
            try program.run("dossiers").output == "Er zijn nog geen dossiers op dit apparaat.\n")
        #expect(try program.run("status", "--json").json()["rejected"] as? Int == 1)
    }
}
