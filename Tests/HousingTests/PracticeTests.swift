import Housing
import Replica
import SyncProtocol
import Testing

/// Made-up dossiers: believable, of nobody, and the same ones for the same seed.
@Suite struct PracticeTests {
    private static let today = Day("1-3-2026")!
    private let some: SomeReplica

    init() throws { some = try SomeReplica(isConnected: false) }

    private var replica: Replica { some.replica }

    private func fill(_ count: Int, seed: UInt64 = 7) throws -> [Dossier] {
        try replica.fill(with: Practice(seed: seed, today: Self.today), dossiers: count)
        return try replica.dossierFolders().map { try replica.open($0).dossier }
    }

    @Test func `the same seed gives the same saves, and another one others`() {
        func told(_ seed: UInt64) -> [[String]] {
            Practice(seed: seed, today: Self.today).groups(dossiers: 60).map { group in
                [group.author.name] + group.saves.map { "\($0.folder) \($0.operations)" }
            }
        }

        #expect(told(1) == told(1))
        #expect(told(1) != told(2))
    }

    @Test func `more dossiers begin with the fewer`() {
        func folders(_ count: Int) -> Set<FolderID> {
            Set(
                Practice(seed: 1, today: Self.today).groups(dossiers: count)
                    .flatMap(\.saves).filter { $0.kind == .dossier }.map(\.folder))
        }

        #expect(folders(30).count == 30)
        #expect(folders(700).count == 700)
        #expect(folders(700).isSuperset(of: folders(30)))
    }

    @Test func `written day by day it is the same, and each thing has the time of its day`() throws
    {
        let clock = PracticeClock()
        let daily = try SomeReplica(isConnected: false, clock: clock)
        try daily.replica.fill(
            with: Practice(seed: 7, today: Self.today), dossiers: 60, by: clock)
        let dossiers = try fill(60)

        var times: Set<Int64> = []
        for dossier in dossiers {
            let other = try daily.replica.open(dossier.folder).dossier
            #expect(other.trajecten.map(\.feiten) == dossier.trajecten.map(\.feiten))
            #expect(other.records.count == dossier.records.count)
            let history = try daily.replica.history(of: dossier.folder)
            let days = history.map { LocalTime(milliseconds: $0.at).day }
            #expect(days == days.sorted() && days.allSatisfy { $0 <= Self.today })
            #expect(days.first == dossier.trajecten[0].feiten.aangemeld)
            let ended = dossier.trajecten[0].feiten.afgesloten
            #expect(ended.map(days.contains) ?? true)
            times.formUnion(history.map(\.at))
        }
        #expect(times.count > 100)
        #expect(try daily.replica.check().isEmpty)
    }

    @Test func `there is every status, region and process among two hundred`() throws {
        let dossiers = try fill(200)

        #expect(dossiers.count == 200)
        let statuses = Set(dossiers.map { $0.status(on: Self.today) })
        #expect(Set(TrajectStatus.allCases).subtracting(statuses) == [])
        #expect(Set(dossiers.flatMap(\.places)) == Set(Regio.allCases.map(\.scope)))
        #expect(Set(dossiers.compactMap { $0.trajecten[0].woonproces }) == Set(Woonproces.allCases))
        #expect(try replica.conflicts().isEmpty)
        let authors = Set(
            try replica.dossierFolders().flatMap { try replica.history(of: $0) }
                .map(\.author))
        #expect(authors.count > 10)
    }

    @Test func `what happened did so after the registration, and not in the future`() throws {
        for dossier in try fill(200) {
            let feiten = dossier.trajecten[0].feiten
            let start = try #require(feiten.aangemeld)
            let happened =
                [feiten.gescreend, feiten.intake, feiten.afgesloten, feiten.gemeten].compactMap(
                    \.self)
                + feiten.corporaties + feiten.fittingOffers + feiten.plaatsingen.map(\.ingang)
                + dossier.notities.compactMap { $0.day(NotitieField.datum) }
                + dossier.controlemomenten.compactMap { $0.day(ControlemomentField.gelogdOp) }
            #expect(happened.allSatisfy { start <= $0 && $0 <= Self.today }, "\(dossier.naam)")
            #expect(start <= Self.today)
        }
    }

    @Test func `control moments are logged, tried, skipped, late, and still to come`() throws {
        let moments = try fill(400).flatMap(\.controlemomenten)

        #expect(moments.contains { !$0.days(ControlemomentField.pogingen).isEmpty })
        #expect(moments.contains { $0.day(ControlemomentField.overgeslagenOp) != nil })
        #expect(moments.contains { $0.text(ControlemomentField.notitie)?.isEmpty == false })
        let due = Set(try NazorgBoard(replica, on: Self.today, withLater: true).moments.map(\.due))
        #expect(due == [.later, .now, .late])
    }

    @Test func `the home that was accepted is the one that is rented`() throws {
        let naslag = Naslag.shipped
        var homes = 0
        for traject in try fill(120).flatMap(\.trajecten) {
            guard let rented = traject.plaatsingen.first else { continue }
            let accepted = try #require(
                traject.all(AanbodField.self).first {
                    $0.choice(AanbodUitkomst.self, AanbodField.uitkomst) == .aanvaard
                })
            #expect(accepted.text(AanbodField.adres) == rented.text(PlaatsingField.adres))
            let landlord = try #require(rented.text(PlaatsingField.corporatie))
            #expect(accepted.text(AanbodField.corporatie) == landlord)
            #expect(naslag.organisatie(landlord)?.soort == .corporatie)
            homes += 1
        }
        #expect(homes > 30)
    }

    @Test func `nobody in them can be reached`() throws {
        let dossiers = try fill(300)
        func texts(_ field: DossierField) -> [String] {
            dossiers.compactMap { $0.facts?.text(field) }
        }

        #expect(texts(.email).allSatisfy { $0.hasSuffix("@voorbeeld.nl") })
        #expect(texts(.telefoon).allSatisfy { $0.hasPrefix("+49 ") || $0.hasPrefix("+44 ") })
        #expect(Set(texts(.telefoon)).count > 200)
        let names = texts(.naam)
        #expect(names.contains { $0.contains("van der ") || $0.contains("van den ") })
        #expect(names.contains { $0.contains { !$0.isASCII } })
        #expect(dossiers.contains { $0.facts?.day(DossierField.geboortedatum) == nil })
    }

    @Test func `the file itself says that it is practice, and no hub takes it in`() throws {
        #expect(try !replica.isPractice)

        try replica.fill(with: Practice(seed: 1, today: Self.today), dossiers: 1)

        #expect(try replica.isPractice)
        #expect(throws: ReplicaError.otherHub) {
            try replica.enrol(
                EnrolmentAnswer(
                    token: Token([UInt8](repeating: 7, count: 32))!, hub: HubID(high: 1, low: 1),
                    user: UserID(high: 1, low: 1), userName: "Anke", grants: []))
        }
    }
}
