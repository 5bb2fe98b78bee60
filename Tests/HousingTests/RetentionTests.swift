import Housing
import Replica
import SyncProtocol
import Testing

/// How long what is kept may be kept, and what it follows from.
@Suite struct RetentionTests {
    @Test(arguments: [
        // kind, last entry, last day that it is kept
        (Bewaartermijn.Soort.dossier, "3-4-2010", "3-4-2025"),
        (.dossier, "29-2-2024", "28-2-2039"), (.dossier, "28-2-2009", "28-2-2024"),
        (.dossier, "31-12-2025", "31-12-2040"), (.dossier, "1-3-2009", "1-3-2024"),
        (.nietDoorgegaan, "29-2-2024", "28-2-2026"), (.nietDoorgegaan, "28-2-2022", "28-2-2024"),
        (.nietDoorgegaan, "31-1-2024", "31-1-2026"), (.toegangslog, "29-2-2020", "28-2-2025"),
        (.toegangslog, "31-10-2021", "31-10-2026"),
    ])
    func `a term ends with its anniversary, and on that day it is still kept`(
        soort: Bewaartermijn.Soort, last: String, until: String
    ) throws {
        let (last, until) = (try #require(Day(last)), try #require(Day(until)))
        let facts = Bewaarfeiten(lastEntry: last, soort: soort, isRunning: false)

        let bewaring = try #require(facts.bewaring(on: until))

        #expect(bewaring.lastDay == until)
        #expect(!bewaring.isDue(on: until.adding(-1)))
        #expect(!bewaring.isDue(on: until))
        #expect(bewaring.isDue(on: until.adding(1)))
    }

    @Test func `the rule is that of the day on which is asked`() throws {
        let change = Day("1-1-2030")!
        let table = [
            Bewaartermijn(.dossier, jaren: 15),
            Bewaartermijn(.dossier, jaren: 10, Period(from: change)),
        ]
        func years(_ day: Day) -> Int64? { Bewaartermijn.of(.dossier, on: day, in: table)?.jaren }

        #expect(years(change.adding(-1)) == 15)
        #expect(years(change) == 10)
        #expect(Bewaartermijn.of(.toegangslog, on: change, in: table) == nil)
    }

    @Test func `without a day that is known nothing is due`() {
        let facts = Bewaarfeiten(lastEntry: nil, soort: .dossier, isRunning: true)

        #expect(facts.bewaring(on: Day("1-1-2100")!) == nil)
    }
}

/// The last entry and the kind of a dossier, from what happened in it.
@Suite struct LastEntryTests {
    private let some: SomeReplica
    private let folder: FolderID

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 7, low: 7), ["woonproces": "housing"])
    }

    private var replica: Replica { some.replica }
    private static let today = Day("1-6-2026")!

    private func facts(on today: Day = today) throws -> Bewaarfeiten {
        try replica.open(folder).dossier.bewaarfeiten(on: today)
    }

    private func due(on typed: String) throws -> [FolderID] {
        try replica.dueFolders(on: Day(typed)!).map(\.folder)
    }

    @Test func `what happened last counts, and not what is planned or lies ahead`() throws {
        #expect(try facts().lastEntry == Day("1-3-2026"))

        try replica.fill(.notitie, ["tekst": "Gebeld.", "datum": "5-3-2026"], in: folder)
        #expect(try facts().lastEntry == Day("5-3-2026"))
        try replica.fill(.intake, ["gepland": "20-5-2026"], in: folder)
        #expect(try facts().lastEntry == Day("5-3-2026"))
        try replica.fill(
            .plaatsing, ["ingang": "1-12-2026", "gemeente": "Heerlen", "corporatie": "Weller"],
            in: folder)
        #expect(try facts().lastEntry == Day("5-3-2026"))
        #expect(try facts(on: Day("2-12-2026")!).lastEntry == Day("1-12-2026"))
    }

    @Test func `an attempt at a visit is an entry too`() throws {
        try replica.fill(
            .plaatsing, ["ingang": "1-3-2026", "gemeente": "Heerlen", "corporatie": "Weller"],
            in: folder)
        try replica.fill(.poging, ["datum": "31-5-2026"], in: folder, moment: "1")

        #expect(try facts().lastEntry == Day("31-5-2026"))
        #expect(try due(on: "31-5-2041") == [])
        #expect(try due(on: "1-6-2041") == [folder])
    }

    @Test(arguments: [("afgewezen", "niet-passend"), ("ingetrokken", "verhuisd")])
    func `what came to nothing is kept for two years, and no longer once it goes on`(
        uitkomst: String, reden: String
    ) throws {
        try replica.fill(
            .afsluiting, ["uitkomst": uitkomst, "reden": reden, "datum": "10-3-2026"], in: folder)

        #expect(try facts().soort == .nietDoorgegaan)
        #expect(try due(on: "10-3-2028") == [])
        #expect(try due(on: "11-3-2028") == [folder])

        try replica.fill(.heropening, ["reden": "vergissing", "datum": "11-3-2026"], in: folder)
        #expect(try facts().soort == .dossier)
        #expect(try facts().isRunning)
        #expect(try due(on: "11-3-2028") == [])
    }

    @Test func `a home is kept for fifteen years`() throws {
        try replica.fill(
            .plaatsing, ["ingang": "1-3-2026", "gemeente": "Heerlen", "corporatie": "Weller"],
            in: folder)
        try replica.fill(
            .afsluiting, ["uitkomst": "negatief", "reden": "vertrokken", "datum": "12-3-2026"],
            in: folder)

        #expect(try facts().soort == .dossier)
        #expect(try !facts().isRunning)
        #expect(try due(on: "12-3-2041") == [])
        #expect(try due(on: "13-3-2041") == [folder])
        let bewaring = try #require(try replica.dueFolders(on: Day("13-3-2041")!).first?.bewaring)
        #expect(bewaring.reason.dutch == "15 jaar na de laatste gebeurtenis (12-3-2026)")
    }

    @Test func `an access log is kept for five years after the last look in it`() throws {
        try replica.record(Look(.gelezen, at: [folder]), as: RecordID(high: 1, low: 1))

        let log = try #require(try replica.accessLogs().first)
        #expect(try due(on: "1-3-2031") == [])
        #expect(try due(on: "2-3-2031") == [log])
    }

    @Test func `the tables find what reading each dossier finds`() throws {
        let some = try SomeReplica(isConnected: false)
        try some.replica.fill(
            with: Practice(seed: 3, today: Self.today), dossiers: 150)
        let day = Self.today.adding(years: 2)

        let listed = Set(try some.replica.dueFolders(on: day).map(\.folder))

        let read = try some.replica.dossierFolders().filter { folder in
            let facts = try some.replica.open(folder).dossier.bewaarfeiten(on: day)
            return facts.bewaring(on: day)?.isDue(on: day) ?? false
        }
        #expect(listed == Set(read))
        #expect(!read.isEmpty && read.count < 150)
    }
}
