import Housing
import Replica
import SyncProtocol
import Testing

/// Who looked at a dossier: one entry a visit, beside the dossiers and not in them.
@Suite struct AccessLogTests {
    private let clock = SetClock()
    private let some: SomeReplica
    private let folder: FolderID

    init() throws {
        some = try SomeReplica(
            clock: clock,
            grants: [
                Grant(role: "consulent", scope: Scope("parkstad")!),
                Grant(role: "nazorgmonitor", scope: Scope("maastricht")!),
            ])
        folder = try some.registered(FolderID(high: 4, low: 4))
    }

    private var replica: Replica { some.replica }

    private func entry() -> RecordID {
        var generator = SystemRandomNumberGenerator()
        return .random(using: &generator)
    }

    private func look(
        _ soort: Inzagesoort = .gelezen, at dossiers: [FolderID]? = nil, reden: String? = nil
    ) throws -> Int {
        try replica.record(Look(soort, at: dossiers ?? [folder], reden: reden), as: entry())
    }

    @Test func `an entry says who looked, as what, when, why, and on which device`() throws {
        #expect(try look() == 1)

        let entry = try #require(try replica.accessEntries(of: folder).first)
        #expect(entry.soort == .gelezen)
        #expect(entry.wie == (try replica.user())?.id)
        #expect(entry.rol == "consulent")
        #expect(entry.wanneer == FixedClock.now)
        #expect(entry.grond == .werkInRegio)
        #expect(entry.apparaat == (try replica.currentSite()))
    }

    @Test func `the ground is the own traject, the request, or what was typed`() throws {
        try replica.fill(.behandeling, ["rol": "consulent"], in: folder)

        _ = try look()
        _ = try look(.overzicht)
        _ = try look(.gezocht, reden: "gebeld door de huisarts")

        let entries = try replica.accessEntries(of: folder)
        let grounds = Dictionary(uniqueKeysWithValues: entries.map { ($0.soort, $0.grond) })
        #expect(
            grounds == [.gelezen: .eigenTraject, .overzicht: .inzageverzoek, .gezocht: .anders])
        #expect(entries.first { $0.soort == .gezocht }?.reden == "gebeld door de huisarts")
    }

    @Test(arguments: [(Int64(0), 1), (29, 1), (30, 1), (31, 2), (-5, 2)])
    func `who looks again within half an hour is still on the same visit`(
        minutes: Int64, entries: Int
    ) throws {
        _ = try look()
        clock.advance(minutes: minutes)

        #expect(try look() == entries - 1)

        #expect(try replica.accessEntries(of: folder).count == entries)
    }

    @Test func `a reason that was typed is written, also on the same visit`() throws {
        _ = try look()

        #expect(try look(reden: "gebeld door de huisarts") == 1)
        #expect(try look() == 0)

        #expect(try replica.accessEntries(of: folder).compactMap(\.reden).count == 1)
    }

    @Test func `another act, another dossier and another person are visits of their own`() throws {
        let other = try some.registered(FolderID(high: 5, low: 5))
        _ = try look()

        #expect(try look(.uitgevoerd) == 1)
        #expect(try look(at: [folder, other]) == 1)
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: 32))!, hub: HubID(high: 1, low: 1),
                user: UserID(high: 2, low: 2), userName: "Bram", grants: []))
        #expect(try look() == 1)

        #expect(try replica.accessEntries(of: folder).count == 3)
        #expect(try replica.accessEntries(of: other).count == 1)
    }

    @Test func `a list is told in few entries, and found from each of its dossiers`() throws {
        let many = (0..<1_200).map { FolderID(high: 9, low: UInt64($0)) } + [folder]

        #expect(try look(.lijst, at: many) == 1_201)
        #expect(try look(.lijst, at: many) == 0)

        let logs = try replica.accessLogs()
        #expect(logs.count == 2)
        #expect(try replica.records(of: InzageField.type).count == 4)
        for one in [many[0], many[700], folder] {
            #expect(try replica.accessEntries(of: one).map(\.soort) == [.lijst])
        }
        #expect(try replica.accessEntries(of: FolderID(high: 9, low: 5_000)).isEmpty)
    }

    @Test func `a look leaves the dossier as it was`() throws {
        try replica.markLooked(at: folder)
        let (heads, digest) = (try replica.heads(of: folder), try replica.digest(of: folder))
        let revision = try replica.revision()
        let waiting = try replica.counts().waiting

        _ = try look()

        #expect(try replica.heads(of: folder) == heads)
        #expect(try replica.digest(of: folder) == digest)
        #expect(try !replica.changes(since: revision).folders.contains(folder))
        #expect(try replica.news().isEmpty)
        #expect(try replica.dossierFolders() == [folder])
        #expect(try replica.counts().waiting == waiting + 1)
        #expect(try replica.waiting(of: .toegangslog) == 1)
        #expect(try replica.check().isEmpty)
    }

    @Test func `what was looked at is nobody's to take back`() throws {
        for minute in 1...250 {
            clock.advance(minutes: 31)
            #expect(try look() == 1, "\(minute)")
        }

        let own = try replica.undoable(notOf: [.toegangslog])
        #expect(own.map(\.folder) == [folder])
        #expect(try replica.waiting(of: .toegangslog) == 250)
    }

    @Test func `each device and each month has a log of its own`() throws {
        let other = try SomeReplica(clock: clock)
        _ = try other.registered(folder)

        _ = try look()
        try other.replica.record(Look(.gelezen, at: [folder]), as: entry())
        clock.advance(minutes: 31 * 24 * 60)
        _ = try look()

        let logs = try replica.accessLogs()
        #expect(logs.count == 2)
        #expect(Set(logs).isDisjoint(with: try other.replica.accessLogs()))
    }

    @Test func `a log lies where its dossiers lie, so that each office sees its own`() throws {
        let other = try some.registered(FolderID(high: 5, low: 5), ["gemeente": "Maastricht"])

        #expect(try look(.lijst, at: [folder, other]) == 2)

        let logs = try replica.accessLogs()
        #expect(
            try Set(logs.flatMap { try replica.livePlaces(of: $0) }.map(\.path)) == [
                "parkstad", "maastricht",
            ])
        for log in logs {
            let place = try replica.livePlaces(of: log)
            let told = try replica.records(of: InzageField.type, in: log).flatMap(\.looked)
            #expect(try told.map { try replica.livePlaces(of: $0) } == [place])
        }
        #expect(try replica.accessEntries(of: other).map(\.rol) == ["nazorgmonitor"])
        #expect(try replica.accessEntries(of: folder).map(\.rol) == ["consulent"])
    }
}
