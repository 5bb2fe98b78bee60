import Replica
import SyncProtocol
import Testing

@testable import Housing

/// The lists of what people have to do say the same as all dossiers one by one, also where they are narrowed
/// before they are read.
@Suite struct LongListTests {
    private static let today = Day("1-6-2026")!
    private let some: SomeReplica
    private let dossiers: [Dossier]
    private let naslag = Naslag.shipped

    private var replica: Replica { some.replica }

    /// Made-up ones of all kinds, and one whose end was decided apart.
    init() throws {
        let clock = SetClock()
        let some = try SomeReplica(isConnected: false, clock: clock)
        let replica = some.replica
        try replica.fill(with: Practice(seed: 5, today: Self.today), dossiers: 300)
        let running = try replica.dossierFolders().first {
            try replica.open($0).dossier.status(on: Self.today) == .aangemeld
        }
        let version = try replica.open(running!)
        try replica.fill(
            .intake, ["uitkomst": "geschikt"], in: running!, openedOn: version, on: Self.today)
        // The later side is shown, and the traject goes on all the same.
        clock.advance(minutes: 1)
        try replica.fill(
            .afsluiting, ["uitkomst": "ingetrokken", "reden": "verhuisd"], in: running!,
            openedOn: version, on: Self.today)
        self.some = some
        dossiers = try replica.dossierFolders().map { try replica.open($0).dossier }
    }

    private func listed(
        _ limit: Int = .max, _ change: (inout DossierFilter) -> Void
    ) throws -> [FolderID] {
        var filter = DossierFilter()
        change(&filter)
        return try DossierList(replica, filter, naslag, on: Self.today, limit: limit)
            .dossiers.map(\.folder)
    }

    private func naive(_ fits: (TrajectFeiten) -> Bool) -> Set<FolderID> {
        Set(dossiers.filter { fits($0.trajecten.last!.feiten) }.map(\.folder))
    }

    @Test(arguments: TrajectStatus.allCases)
    func `a list by status has all that stand there`(status: TrajectStatus) throws {
        let found = try listed { $0.status = status }

        #expect(Set(found) == naive { $0.status(on: Self.today) == status })
        #expect(try listed(2) { $0.status = status } == Array(found.prefix(2)))
    }

    @Test func `a list by flag, gemeente, region or process has all that are so`() throws {
        for flag in TrajectFlag.allCases {
            #expect(
                try Set(listed { $0.flag = flag }) == naive { $0.flags.contains(flag) }, "\(flag)")
        }
        for regio in Regio.allCases {
            let isThere = { (feiten: TrajectFeiten) in
                feiten.gemeente.flatMap(naslag.gemeente)?.regio == regio
            }
            #expect(try Set(listed { $0.regio = regio }) == naive(isThere), "\(regio)")
        }
        for woonproces in Woonproces.allCases {
            let found = try Set(listed { $0.woonproces = woonproces })
            #expect(found == naive { $0.woonproces == woonproces }, "\(woonproces)")
        }
        let heerlen = try Set(listed { $0.gemeente = "Heerlen" })
        #expect(heerlen == naive { $0.gemeente == "Heerlen" })
    }

    @Test func `what has to be done is what all trajecten ask for`() throws {
        let list = try Worklist(replica, of: nil, naslag, on: Self.today)

        let asked = dossiers.flatMap { dossier in
            dossier.trajecten.flatMap {
                Worklist.tasks(of: $0.feiten, in: dossier.folder, on: Self.today)
            }
        }
        let kinds: Set<Worklist.Task.Kind> = [.breach, .offer, .intake, .ending, .durability]
        #expect(Set(asked.map(\.kind)).count > 3)
        #expect(Set(list.tasks.filter { kinds.contains($0.kind) }) == Set(asked))
    }

    @Test(arguments: [(false, false), (true, false), (true, true)])
    func `the board has every moment that waits`(withLater: Bool, withMissed: Bool) throws {
        let board = try NazorgBoard(
            replica, on: Self.today, withLater: withLater, withMissed: withMissed)

        let waiting = dossiers.flatMap { dossier in
            dossier.trajecten.filter { !$0.feiten.isClosed }.flatMap { traject in
                traject.plaatsingen.filter { $0.day(PlaatsingField.beeindigdOp) == nil }
                    .flatMap { moments(of: $0, in: dossier) }
            }
        }.filter { (withLater || $0.due != .later) && (withMissed || $0.due != .missed) }
        #expect(!waiting.isEmpty)
        #expect(Set(board.moments.map(\.record)) == Set(waiting.map(\.record)))
    }

    private func moments(
        of plaatsing: ShownRecord, in dossier: Dossier
    ) -> [(record: RecordID, due: Nazorg.Due)] {
        guard let start = plaatsing.day(PlaatsingField.ingangHuur) else { return [] }
        let woonproces = plaatsing.choice(Woonproces.self, PlaatsingField.woonproces)
        return dossier.controlemomenten(of: plaatsing)
            .filter { !$0.isLogged && !$0.isSkipped }.compactMap { moment in
                moment.whole(ControlemomentField.nummer).map {
                    (moment.key.record, Nazorg.due($0, from: start, woonproces, on: Self.today))
                }
            }
    }

    @Test func `one that goes on in another is told there, and by itself where that is asked for`()
        throws
    {
        let (former, winner) = (
            FolderID(high: 1, low: 1), FolderID(high: .max, low: 1)
        )
        for folder in [former, winner] {
            try replica.register(
                folder, ["naam": "A. Aaldering", "gemeente": "Heerlen"], on: Self.today)
        }
        try replica.fill(.corporatie, ["corporatie": "Weller"], in: former, on: Self.today)
        try replica.commit(
            Save(
                folder: former,
                operations: [
                    .write(
                        VoortzettingField.verderIn.of(.voortzetting(of: former)),
                        .bytes(winner.bytes), reason: "dubbel")
                ]))
        let last = try replica.open(winner).dossier.trajecten.last!.feiten

        let all = try listed { _ in }
        let one = DossierFilter()
        let shown = try DossierList(replica, one, naslag, on: Self.today, limit: 1).dossiers[0]
        let apart = try listed { $0.withJoined = true }

        #expect(!all.contains(former) && all.contains(winner))
        #expect(all.count == dossiers.count + 1)
        #expect(shown.folder == winner && shown.feiten == last)
        #expect(apart.contains(former) && apart.count == all.count + 1)
        let status = last.status(on: Self.today)
        #expect(try listed { $0.status = status }.contains(winner))
        #expect(try !listed { $0.status = status }.contains(former))
        #expect(
            try listed {
                $0.status = .bijCorporatie
                $0.withJoined = true
            }.contains(former))
    }
}
