import Replica
import SyncProtocol
import Testing

@testable import Housing

/// The lists that all look things up in.
@Suite struct NaslagTests {
    private let shipped = Naslag.shipped
    private let start = Day("1-1-2024")!

    @Test(arguments: [
        ("heerlen", "Heerlen", Regio.parkstad), ("Gulpen", "Gulpen-Wittem", .heuvelland),
        ("  VALKENBURG ", "Valkenburg aan de Geul", .heuvelland),
        ("Sittard-Geleen", "Sittard-Geleen", .westelijkeMijnstreek),
    ])
    func `a gemeente is known by its names, and has a region`(
        typed: String, name: String, regio: Regio
    ) {
        #expect(shipped.gemeente(typed)?.naam == name)
        #expect(shipped.gemeente(typed)?.regio == regio)
    }

    @Test(arguments: ["Utrecht", "", "Heerlen 🏠", "Heer", "parkstad"])
    func `what is no gemeente of the loket is not taken for one`(typed: String) {
        #expect(shipped.gemeente(typed) == nil)
    }

    @Test(arguments: [
        ("Levantogroep", "LEVANTOgroep"), ("RIBW H&M", "LEVANTOgroep"),
        ("RIBW/Levanto", "LEVANTOgroep"), ("koraalgroep/jekerzicht", "Koraal"),
        ("Locket Housing", "Loket Housing"),
    ])
    func `an organisation is known by its other names`(typed: String, name: String) {
        #expect(shipped.organisatie(typed)?.naam == name)
    }

    @Test(arguments: [
        (
            "Heerlen", "1-1-2024",
            [Woonproces.housing, .housingPlus, .housingFirst, .housingJustitieel]
        ),
        ("Heerlen", "31-12-2023", [.housing, .housingPlus, .housingFirst]),
        ("Stein", "31-12-2023", [.housing]),
        ("Maastricht", "1-6-2024", [.housing]),
        ("Vaals", "1-6-2024", [.housing, .housingPlus]),
        ("Gulpen", "31-12-2023", []), ("Gulpen", "1-1-2024", [.housing, .housingPlus]),
        ("Valkenburg", "1-6-2024", [.housing]), ("Eijsden", "1-6-2024", []),
    ])
    func `a gemeente offers its own processes, or else those of its region`(
        gemeente: String, day: String, processes: [Woonproces]
    ) throws {
        let gemeente = try #require(shipped.gemeente(gemeente))

        #expect(shipped.processes(in: gemeente, on: Day(day)!) == processes)
    }

    @Test(arguments: [
        ("Levanto", Regio.parkstad, "1-1-2024", true),
        ("Levanto", .parkstad, "31-12-2023", false),
        ("Levanto", .maastricht, "1-1-2024", false),
        ("Moveoo", .westelijkeMijnstreek, "31-12-2024", true),
        ("Moveoo", .parkstad, "31-12-2024", false), ("Xonar", .maastricht, "1-1-2024", false),
    ])
    func `who is a partner depends on region and day`(
        name: String, regio: Regio, day: String, isPartner: Bool
    ) {
        #expect(shipped.isConvenantpartner(name, in: regio, on: Day(day)!) == isPartner)
    }

    @Test func `what the report of 2024 agreed ships`() {
        #expect(shipped.quotum(.taakstelling, "parkstad", 2024) == 150)
        #expect(shipped.quotum(.taakstelling, "heuvelland", 2024) == nil)
        #expect(shipped.quotum(.spreidingsafspraak, "Heerlen", 2024) == 69)
        #expect(shipped.tarief(.begeleiding, on: start) == Cents("5.531,24"))
        #expect(shipped.tarief(.trajectprijs, on: start.adding(-1)) == nil)
    }

    @Test func `the nine categories of the bill wait for its entry into force`() {
        let all = shipped.codes.filter { $0.lijst == .urgentie }

        #expect(all.count == 13)
        #expect(shipped.codes(.urgentie, on: start).count == 4)
    }

    @Test func `records are what the shipped lists say, until someone edits them`() throws {
        let replica = try SomeReplica().replica
        #expect(try Naslag(replica).quota == Quotum.shipped)

        try replica.commit(shipped.save())
        #expect(try Set(Naslag(replica).quota) == Set(Quotum.shipped))
        #expect(try Set(Naslag(replica).organisaties) == Set(Organisatie.shipped))
        #expect(try Set(Naslag(replica).procesaanbod) == Set(Procesaanbod.shipped))
        #expect(try Set(Naslag(replica).codes) == Set(Code.shipped))
        #expect(try Set(Naslag(replica).convenanten) == Set(Convenant.shipped))
        #expect(try Set(Naslag(replica).tarieven) == Set(Tarief.shipped))
        #expect(try Set(Naslag(replica).gemeenten) == Set(Gemeente.shipped))

        let heerlen = try #require(Quotum.shipped.last)
        try replica.commit(
            Save(
                folder: Naslag.folder,
                operations: [QuotumField.aantal.write(.whole(80), on: heerlen.record)]))
        #expect(try Naslag(replica).quotum(.spreidingsafspraak, "Heerlen", 2024) == 80)
    }

    @Test func `an address lies in a spared street as long as it is spared`() {
        var naslag = shipped
        let period = Period(from: start, to: start.adding(30))
        naslag.ontzienGebieden = [OntzienGebied("Heerlen", "Molenstraat", reden: nil, period)]
        func isSpared(_ adres: String, _ gemeente: String = "Heerlen", _ days: Int64 = 0) -> Bool {
            naslag.ontzien(adres, in: gemeente, on: start.adding(days)) != nil
        }

        #expect(isSpared("molenstraat 12"))
        #expect(!isSpared("Molenstraatje 12"))
        #expect(!isSpared("Molenstraat 12", "Kerkrade"))
        #expect(isSpared("Molenstraat 12", "Heerlen", 30))
        #expect(!isSpared("Molenstraat 12", "Heerlen", 31))
    }
}
