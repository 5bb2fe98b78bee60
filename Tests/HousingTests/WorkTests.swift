import Replica
import SyncProtocol
import Testing

@testable import Housing

/// What people have to do, and the lists in which very many dossiers stand.
@Suite struct WorkTests {
    private let some: SomeReplica
    private let naslag = Naslag.shipped

    init() throws { some = try SomeReplica() }

    private var replica: Replica { some.replica }
    private var anke: UserID { get throws { try #require(try replica.user()).id } }

    private func registered(_ number: UInt64, _ more: [String: String] = [:]) throws -> FolderID {
        let folder = FolderID(high: number, low: number)
        try replica.register(
            folder,
            [
                "naam": "Kandidaat \(number)", "gemeente": "Heerlen", "datum": "1-3-2026",
                "woonproces": "housing",
            ].merging(more) { $1 })
        return folder
    }

    private func place(_ folder: FolderID, on start: String) throws {
        try replica.fill(
            .plaatsing, ["ingang": start, "gemeente": "Heerlen", "corporatie": "Weller"],
            in: folder)
    }

    /// One of each kind of story.
    private func stories() throws -> [FolderID] {
        let folders = try (1...8).map { try registered($0) }
        try replica.fill(
            .screening, ["woonproces": "housing-first", "reden": "past"], in: folders[1])
        try replica.fill(.intake, ["gepland": "20-5-2026"], in: folders[2])
        try replica.fill(.intake, ["datum": "10-3-2026", "uitkomst": "geschikt"], in: folders[3])
        try replica.fill(.intake, ["datum": "9-3-2026", "uitkomst": "geschikt"], in: folders[3])
        try replica.fill(.corporatie, ["corporatie": "Weller"], in: folders[3])
        try replica.fill(.aanbod, ["corporatie": "Weller", "passend": "nee"], in: folders[3])
        try place(folders[4], on: "5-3-2026")
        try replica.fill(.signaal, ["soort": "overlast"], in: folders[4])
        try place(folders[5], on: "5-3-2026")
        try replica.fill(
            .afsluiting, ["uitkomst": "negatief", "reden": "overlast"], in: folders[5])
        try replica.fill(
            .afsluiting, ["uitkomst": "ingetrokken", "reden": "verhuisd"], in: folders[6])
        try replica.fill(.heropening, ["reden": "vergissing"], in: folders[6])
        try replica.fill(.blokkade, ["soort": "overlast"], in: folders[6])
        try replica.fill(.klacht, ["omschrijving": "wacht te lang"], in: folders[6])
        let version = try replica.open(folders[7])
        try replica.fill(
            .afsluiting, ["uitkomst": "ingetrokken", "reden": "verhuisd"], in: folders[7],
            openedOn: version)
        try replica.fill(.intake, ["uitkomst": "geschikt"], in: folders[7], openedOn: version)
        return folders
    }

    @Test func `the tables tell the same as the dossiers one by one`() throws {
        let folders = try stories()

        let table = try TrajectTable(replica)

        for folder in folders {
            let traject = try replica.open(folder).dossier.trajecten[0]
            #expect(table[traject.record] == traject.feiten, "\(folder)")
            let last = try #require(table.last[folder])
            #expect(table.trajecten[last].record == traject.record)
        }
        let few = try TrajectTable(replica, where: [.folders([folders[3], folders[6]])])
        #expect(Set(few.trajecten.map(\.folder)) == [folders[3], folders[6]])
        #expect(few.trajecten.allSatisfy { table[$0.record] == $0.feiten })
    }

    @Test func `dossiers are listed by status, flag and whose they are, a page at a time`() throws {
        let folders = try stories()
        try replica.fill(.behandeling, ["rol": "consulent"], in: folders[4])
        try replica.fill(.behandeling, ["rol": "monitor", "tot": "31-5-2026"], in: folders[5])
        func listed(_ change: (inout DossierFilter) -> Void = { _ in }, limit: Int = 100) throws
            -> [FolderID]
        {
            var filter = DossierFilter()
            change(&filter)
            return try DossierList(
                replica, filter, naslag, on: Replica.lateDay, limit: limit
            ).dossiers.map(\.folder)
        }

        #expect(try listed() == folders)
        #expect(try listed(limit: 3) == Array(folders.prefix(3)))
        #expect(try listed { $0.status = .gescreend } == [folders[1]])
        #expect(try listed { $0.status = .intakeGedaan } == [folders[7]])
        #expect(try listed { $0.flag = .conflict } == [folders[7]])
        #expect(try listed { $0.flag = .klacht } == [folders[6]])
        #expect(try listed { $0.woonproces = .housingFirst } == [folders[1]])
        #expect(try listed { $0.regio = .maastricht } == [])
        let anke = try anke
        #expect(try listed { $0.medewerker = anke } == [folders[4]])
    }

    @Test func `today has the most urgent first, and only what is one's own`() throws {
        let late = try registered(1)
        let quiet = try registered(2)
        let other = try registered(3, ["datum": "1-1-2025"])
        let breached = try registered(4, ["datum": "1-1-2025"])
        try place(late, on: "5-3-2026")
        let open = try registered(5)
        try place(open, on: "10-3-2026")
        for folder in [late, quiet, breached, open] {
            try replica.fill(.behandeling, ["rol": "consulent"], in: folder)
        }
        try replica.fill(.signaal, ["soort": "overlast"], in: quiet)

        // Moment 1 of `late` had to be seen up to 18 June, that of `open` up to 23 June.
        let list = try Worklist(replica, of: anke, naslag, on: Day("20-6-2026")!)

        #expect(list.tasks.map(\.folder) == [breached, late, quiet, open])
        #expect(list.tasks.map(\.kind) == [.breach, .lateMoment, .signal, .moment])
        let all = try Worklist(replica, of: nil, naslag, on: Day("20-6-2026")!)
        #expect(all.tasks.filter { $0.folder == other }.map(\.kind) == [.breach])
    }

    @Test func `the board has what is open and late, and nothing that is done or over`() throws {
        let folder = try registered(1)
        try place(folder, on: "5-3-2026")
        func board(_ day: String, withLater: Bool = false) throws -> [String] {
            try NazorgBoard(replica, on: Day(day)!, withLater: withLater).moments
                .map { "\($0.number) \($0.due.rawValue)" }
        }

        #expect(try board("27-5-2026") == [])
        #expect(try board("27-5-2026", withLater: true).count == 4)
        #expect(try board("28-5-2026") == ["1 nu"])
        #expect(try board("19-6-2026") == ["1 te laat"])
        #expect(try board("27-8-2026") == ["2 nu"])
        try replica.fill(
            .controlemoment, ["uitkomst": "goed"], in: folder, moment: "2",
            on: Day("27-8-2026")!)
        #expect(try board("27-8-2026") == [])
        try replica.fill(
            .overslaan, ["reden": "opname"], in: folder, moment: "3", on: Day("27-8-2026")!)
        #expect(try board("4-12-2026") == [])
        #expect(try board("5-3-2027") == ["4 nu"])
        try replica.fill(
            .afsluiting, ["uitkomst": "negatief", "reden": "overlast"], in: folder,
            on: Day("5-3-2027")!)
        #expect(try board("5-3-2027") == [])
    }

    @Test func `what must be known at the door is told until its day`() throws {
        let folder = try registered(1)
        try replica.fill(
            .letOp, ["soort": "niet-alleen", "tekst": "ga met z'n tweeën", "tot": "1-7-2026"],
            in: folder)
        func warnings(_ day: String) throws -> [FolderID: [String]] {
            try replica.warnings(at: [folder], on: Day(day)!)
        }

        #expect(try warnings("1-7-2026") == [folder: ["niet alleen: ga met z'n tweeën"]])
        #expect(try warnings("2-7-2026") == [:])
    }

    @Test func `a signal waits until it is done, a proposal until it is decided`() throws {
        let folder = try registered(1)
        try place(folder, on: "5-3-2026")
        let signal = try replica.fill(.signaal, ["soort": "huurachterstand"], in: folder).record
        let proposal = try replica.fill(
            .voorstel, ["uitkomst": "positief", "reden": "jaar-goed"], in: folder
        ).record

        #expect(try Queues(replica).signals.map(\.isTaken) == [false])
        try replica.fill(.signaal, ["opgepakt-door": "anke"], in: folder, changing: signal)
        #expect(try Queues(replica).signals.map(\.isTaken) == [true])
        try replica.fill(.signaal, ["afgehandeld": "1-6-2026"], in: folder, changing: signal)
        #expect(try Queues(replica).signals.isEmpty)

        #expect(try Queues(replica).proposals.map(\.reden) == ["jaar-goed"])
        try some.work(as: ["kantoor"])
        try replica.fill(.voorstel, ["besluit": "akkoord"], in: folder, changing: proposal)
        #expect(try Queues(replica).proposals.isEmpty)
    }

    @Test
    func `a proposal is decided by the office alone, and it is kept by whom and in which role`()
        throws
    {
        let folder = try registered(1)
        try place(folder, on: "5-3-2026")
        let proposal = try replica.fill(
            .voorstel, ["uitkomst": "positief", "reden": "jaar-goed"], in: folder
        ).record
        func decide() throws {
            try replica.fill(.voorstel, ["besluit": "akkoord"], in: folder, changing: proposal)
        }

        for roles in [["consulent"], ["nazorgmonitor"], []] {
            try some.work(as: roles)
            #expect(throws: Refusal.self) { try decide() }
        }
        try replica.fill(
            .voorstel, ["toelichting": "een jaar goed"], in: folder, changing: proposal)
        try some.work(as: ["nazorgmonitor", "kantoor"])
        try decide()

        let decided = try replica.open(folder).dossier.record(proposal.description)
        #expect(try decided.user(AfsluitvoorstelField.besluitDoor) == anke)
        #expect(decided.text(AfsluitvoorstelField.besluitRol) == "kantoor")
        #expect(decided.day(AfsluitvoorstelField.besluitOp) == Replica.lateDay)
    }

    @Test func `a whole caseload is handed over from one day to the next`() throws {
        let folders = try [registered(1), registered(2), registered(3)]
        for folder in folders.prefix(2) {
            try replica.fill(.behandeling, ["rol": "consulent"], in: folder)
        }
        try replica.fill(.behandeling, ["rol": "monitor"], in: folders[0])
        let bram = UserID(high: 9, low: 9)
        let today = Replica.lateDay
        var generator = SystemRandomNumberGenerator()

        let caseload = try Caseload(replica, of: anke, on: today)
        let saves = try caseload.handingOver(to: bram, on: today) {
            .random(using: &generator)
        }
        try replica.commitAll(saves)

        #expect(saves.map(\.folder) == Array(folders.prefix(2)))
        #expect(try Caseload(replica, of: anke, on: today).behandelingen.isEmpty)
        #expect(try Caseload(replica, of: anke, on: today.adding(-1)).behandelingen.isEmpty)
        #expect(try Caseload(replica, of: bram, on: today).behandelingen.count == 3)
        let brams = try Caseload(replica, of: bram, on: today)
        #expect(throws: Refusal.self) {
            try brams.handingOver(to: bram, on: today) { .random(using: &generator) }
        }
    }

    @Test
    func `placements are counted by the year of their start, for the gemeente and its region`()
        throws
    {
        let starts = ["1-1-2026", "1-1-2026", "31-12-2025", "1-1-2027"]
        for (number, gemeente) in ["Heerlen", "Kerkrade", "Heerlen", "Heerlen"].enumerated() {
            let folder = try registered(UInt64(number + 1), ["datum": "1-12-2025"])
            try replica.fill(
                .plaatsing,
                [
                    "ingang": starts[number], "gemeente": gemeente,
                    "corporatie": "Weller",
                ], in: folder)
        }

        let placed = try replica.placed(in: naslag.gemeente("Heerlen")!, year: 2026, naslag)

        #expect(placed == .init(inGemeente: 1, inRegio: 2))
    }
}
