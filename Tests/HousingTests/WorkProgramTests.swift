import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// The commands of the work of the loket, as a person or a script types them.
@Suite struct WorkProgramTests {
    private let some: SomeReplica
    private let program: Program
    private let number: String

    init() throws {
        some = try SomeReplica()
        program = Program(replica: some.path)
        let made = try program.run(
            "aanmelden", "--naam", "J. Jansen", "--gemeente", "heerlen", "--woonproces",
            "housing", "--datum", Self.day(-200), "--json")
        number = try #require(try made.json()["dossier"] as? String)
    }

    /// So many days from today, as machines read it.
    private static func day(_ days: Int64) -> String {
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        return LocalTime(milliseconds: now).day.adding(days).iso
    }

    @discardableResult
    private func done(_ words: String...) throws -> [String: Any] {
        let outcome = try program.run(all: words + ["--json"])
        try #require(outcome.status == 0, "\(words): \(outcome.errors)")
        return try outcome.json()
    }

    private func tasks() throws -> [String] {
        let tasks = try done("vandaag")["taken"] as? [[String: Any]]
        return try #require(tasks).compactMap { $0["soort"] as? String }
    }

    @Test func `a traject goes all the way, and each step is seen`() throws {
        let steps: [([String], String)] = [
            (["screening", number, "--woonproces", "housing", "--reden", "past"], "gescreend"),
            (["intake", number, "--gepland", Self.day(3)], "intake gepland"),
            (
                ["intake", number, "--datum", Self.day(-150), "--uitkomst", "geschikt"],
                "intake gedaan"
            ),
            (
                ["blokkade", number, "--soort", "financieel", "--bedrag", "1.250,50"],
                "intake gedaan"
            ),
            (
                ["corporatie", number, "--corporatie", "weller", "--datum", Self.day(-140)],
                "bij corporatie"
            ),
            (["aanbod", number, "--corporatie", "Weller", "--uitkomst", "aanvaard"], "aangeboden"),
            (
                ["overeenkomst", number, "--soort", "housing", "--getekend", Self.day(-101)],
                "aangeboden"
            ),
            (
                [
                    "plaatsing", number, "--ingang", Self.day(-100), "--gemeente", "Heerlen",
                    "--corporatie", "Weller",
                ], "in nazorg"
            ),
            (["nazorg", "verzet", number, "1", "--naar", Self.day(2)], "in nazorg"),
            (["nazorg", "poging", number, "1"], "in nazorg"),
            (["nazorg", "log", number, "1", "--uitkomst", "goed"], "in nazorg"),
            (["nazorg", "overslaan", number, "2", "--reden", "opname"], "in nazorg"),
            (["contact", number, "--soort", "telefoon", "--aanwezig", "ja"], "in nazorg"),
            (["letop", number, "--soort", "hond", "--tekst", "los in huis"], "in nazorg"),
            (["klacht", number, "--omschrijving", "te laat gebeld"], "in nazorg"),
            (["voorstel", number, "--uitkomst", "positief", "--reden", "jaar-goed"], "in nazorg"),
            (
                ["afsluiten", number, "--uitkomst", "positief", "--reden", "jaar-goed"],
                "positief afgesloten"
            ),
            (["heropen", number, "--reden", "terugval"], "in nazorg"),
        ]
        for (words, status) in steps {
            let outcome = try program.run(all: words)
            #expect(outcome.status == 0, "\(words): \(outcome.errors)")
            let listed = try done("dossiers")["dossiers"] as? [[String: Any]]
            #expect(listed?.first?["status"] as? String == status, "\(words)")
        }

        let page = try program.run("dossier", number).output
        #expect(page.contains("‼ hond · los in huis"))
        #expect(page.contains("open woonblokkade · klacht open · heropend"))
        #expect(page.contains("bedrag              € 1.250,50"))
        #expect(page.contains("corporatie          Weller"))
        #expect(page.contains("overgeslagen: opname"))
        #expect(try program.run("controle", "--json").json()["clean"] as? Bool == true)
    }

    @Test func `a rule that warns lets the step pass, and one that stops says why`() throws {
        let warned = try program.run(
            "plaatsing", number, "--ingang", Self.day(-10), "--gemeente", "Heerlen",
            "--corporatie", "Weller", "--woonproces", "housing-plus")
        #expect(warned.status == 0)
        #expect(warned.output.contains("Let op: er is op"))
        #expect(warned.output.contains("(R10: Housing Plus begint te huren"))

        let stopped = try program.run(
            "plaatsing", number, "--ingang", Self.day(-9), "--gemeente", "Vaals",
            "--corporatie", "Weller", "--woonproces", "housing-first")
        #expect(stopped.status == 1)
        #expect(stopped.errors.contains("Vaals biedt Housing First niet aan"))
        #expect(stopped.errors.contains("R11"))
        let english = try program.run(
            "plaatsing", number, "--ingang", Self.day(-9), "--gemeente", "Vaals",
            "--corporatie", "Weller", "--woonproces", "housing-first", "--taal", "en")
        #expect(english.errors.contains("Vaals does not offer Housing First"))
    }

    @Test func `what does not fit is told by its flag, and nothing is kept`() throws {
        let outcome = try program.run(
            "aanmelden", "--naam", "B", "--gemeente", "Utrecht", "--datum", "1-1-3000")

        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--gemeente: \"Utrecht\" is geen gemeente van het loket"))
        #expect(outcome.errors.contains("--datum: 1-1-3000 ligt in de toekomst"))
        #expect((try done("dossiers")["dossiers"] as? [Any])?.count == 1)
    }

    @Test func `today shows one's own work, the queue that of the office`() throws {
        #expect(try tasks() == [])
        try done("behandeling", number, "--rol", "consulent")
        try done("letop", number, "--soort", "hond", "--tekst", "bijt")
        #expect(try program.run("vandaag").output.contains("‼ hond: bijt"))
        #expect(try tasks() == ["aanbod"])
        let signal = try done("signaal", number, "--soort", "huurachterstand")
        #expect(try tasks() == ["signaal", "aanbod"])

        let waiting = try done("wachtrij")["signalen"] as? [[String: Any]]
        #expect(waiting?.map { $0["soort"] as? String } == ["huurachterstand"])
        let id = try #require(signal["id"] as? String)
        try done("signaal", number, "--wijzig", String(id.prefix(8)), "--afgehandeld", Self.day(0))
        #expect(try program.run("wachtrij").output == "Er wacht niets op kantoor.\n")
        #expect((try done("dossiers", "--mijn")["dossiers"] as? [Any])?.count == 1)
    }

    @Test func `a caseload goes to a colleague, after a trial`() throws {
        try some.replica.commit(
            Personeel.save(User(id: UserID(high: 5, low: 5), name: "Bram"), isFirst: true))
        try done("behandeling", number, "--rol", "consulent")

        #expect(try done("overdracht", "Anke", "Bram", "--proef")["done"] as? Bool == false)
        #expect((try done("dossiers", "--mijn")["dossiers"] as? [Any])?.count == 1)
        try done("overdracht", "anke", "bram")
        #expect((try done("dossiers", "--mijn")["dossiers"] as? [Any])?.count == 0)
        #expect(try program.run("overdracht", "Anke", "Carla").status == 2)
    }

    @Test func `a part is removed with a reason, the dossier itself is not`() throws {
        let block = try done("blokkade", number, "--soort", "overlast")
        let id = try #require(block["id"] as? String)

        #expect(try program.run("verwijder", number, id, "--reden", " ").status == 1)
        try done("verwijder", number, String(id.prefix(8)), "--reden", "vergissing")
        #expect(try !program.run("dossier", number).output.contains("Woonblokkade"))
        let folder = try #require(try some.replica.dossierFolders().first)
        let facts = RecordID.dossier(folder).description
        #expect(try program.run("verwijder", number, facts, "--reden", "x").status == 1)
    }

    @Test func `the lists are shown, and become records once`() throws {
        let gemeenten = try done("naslag")["gemeenten"] as? [[String: Any]]
        #expect(gemeenten?.count == 16)

        try done("naslag", "bewaar")
        #expect(try program.run("naslag", "bewaar").status == 1)
        let strict = "nummer=10; regio=parkstad; gevolg=weigert; van=1-1-2020"
        let id = try #require(try done("naslag", "zet", "regel", strict)["id"] as? String)
        #expect(
            try Naslag(some.replica).effect(of: .r10, in: .parkstad, on: Day("1-6-2026")!)
                == .weigert)
        try done("naslag", "zet", "regel", "tot=1-1-2025", "--wijzig", String(id.prefix(8)))
        #expect(
            try Naslag(some.replica).effect(of: .r10, in: .parkstad, on: Day("1-6-2026")!)
                == .waarschuwt)
        #expect(try program.run("naslag", "lijst", "regel").output.contains("nummer=10"))
        #expect(try program.run("naslag", "zet", "regel", "gevolg=misschien").status == 2)
        #expect(try program.run("naslag", "zet", "kleuren", "a=b").status == 2)
        #expect(try some.replica.records(of: QuotumField.type).count == 4)
        #expect((try done("dossiers")["dossiers"] as? [Any])?.count == 1)
    }

    @Test func `the restricted part is a folder of its own, made once and then changed`() throws {
        try done("justitieel", number, "--detentie", "PI Zuid Oost")
        try done("justitieel", number, "--reclassering", "Els")

        let shown = try program.run("justitieel", number).output
        #expect(shown.contains("PI Zuid Oost"))
        #expect(shown.contains("Els"))
        let folder = try #require(try some.replica.dossierFolders().first)
        #expect(try some.replica.restrictedParts(of: folder).count == 1)
        #expect(try !program.run("dossier", number).output.contains("PI Zuid Oost"))
    }
}
