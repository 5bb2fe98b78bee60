import Foundation
import Housing
import Testing

/// The commands of `veldboek`, on a device that has no hub in reach.
@Suite struct ProgramTests {
    private let some: SomeReplica
    private let program: Program

    init() throws {
        some = try SomeReplica()
        program = Program(replica: some.path)
    }

    /// So many days from today, as machines read it.
    private static func day(_ days: Int64) -> String {
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        return LocalTime(milliseconds: now).day.adding(days).iso
    }

    private func registered() throws -> String {
        let made = try program.run(
            "aanmelden", "--naam", "J. Jansen", "--gemeente", "heerlen", "--telefoon", "06-1",
            "--woonproces", "housing-plus", "--datum", Self.day(-200), "--json")
        #expect(made.status == 0)
        return try #require(try made.json()["dossier"] as? String)
    }

    @Test func `a day's work is saved and shown`() throws {
        let number = try registered()

        for words in [
            ["notitie", number, "Gebeld."],
            ["intake", number, "--datum", Self.day(-198), "--uitkomst", "geschikt"],
            [
                "plaatsing", number, "--ingang", Self.day(-100), "--gemeente", "Heerlen",
                "--corporatie", "Weller",
            ],
            ["nazorg", "poging", number, "1", "--datum", Self.day(-10)],
            [
                "nazorg", "log", number, "1", "--uitkomst", "goed", "--datum", Self.day(-9),
                "--notitie", "Woont er fijn.",
            ],
            ["wijzig", number, "--telefoon", "06-2"],
        ] {
            let outcome = try program.run(all: words)
            #expect(outcome.status == 0, "\(words): \(outcome.errors)")
        }

        let shown = try program.run("dossier", number.lowercased(), "--json").json()
        let facts = try #require(shown["facts"] as? [String: Any])
        #expect(facts["telefoon"] as? String == "06-2")
        #expect(facts["gemeente"] as? String == "Heerlen")
        let traject = try #require((shown["trajecten"] as? [[String: Any]])?.first)
        let aanmelding = try #require(traject["aanmelding"] as? [String: Any])
        #expect(aanmelding["woonproces"] as? String == "housing-plus")
        let placement = try #require((shown["plaatsingen"] as? [[String: Any]])?.first)
        let moments = try #require(placement["controlemomenten"] as? [[String: Any]])
        #expect(moments[0]["uitkomst"] as? String == "goed")
        #expect(moments[0]["pogingen"] as? [String] == [Self.day(-10)])
        #expect(moments[0]["notitie"] as? String == "Woont er fijn.")
        #expect(moments[3]["gepland"] as? String == Self.day(265))
        #expect(shown["waiting"] as? Int == 7)
        let open = try program.run("nazorg", "lijst", "--json").json()["momenten"]
        #expect((open as? [[String: Any]])?.count == 3)
    }

    @Test func `a note is read from standard input and changed by a few letters`() throws {
        let number = try registered()
        let made = try program.run("notitie", number, "-", "--json", input: "Eerst 🏠 dit.\n")
        let note = try #require(try made.json()["id"] as? String)

        try #require(
            try program.run("notitie", number, "--wijzig", note, "Eerst 🏠 dat.").status == 0)

        let history = try program.run("geschiedenis", number).output
        #expect(history.contains("1 teken → a"))
        #expect(try program.run("dossier", number).output.contains("Eerst 🏠 dat."))
    }

    @Test func `words are found in names and in notes, names first`() throws {
        let number = try registered()
        let other = try program.run(
            "aanmelden", "--naam", "Els van der Müller-Boer", "--gemeente", "kerkrade", "--json")
        let otherNumber = try #require(try other.json()["dossier"] as? String)
        for words in [
            ["notitie", number, "Belde over de huur.\nMuller belt terug."],
            [
                "intake", otherNumber, "--uitkomst", "geschikt", "--verslag",
                "Heeft schulden bij de vorige huurbaas.",
            ],
        ] {
            #expect(try program.run(all: words).status == 0)
        }

        #expect(
            try program.run("zoek", "muller").output == """
                \(otherNumber)  Els van der Müller-Boer · Kerkrade
                \(number)  J. Jansen · Heerlen           notitie: Belde over de huur. / «Muller» belt terug.

                """)
        #expect(
            try program.run("zoek", "huurbaas schuld").output.contains("intake: Heeft «schulden»"))
        #expect(try program.run("zoek", "nergens").output == "Niets gevonden.\n")
        #expect(try program.run("zoek", "\"' OR *").output == "Niets gevonden.\n")
        let finds = try program.run("zoek", "MULL", "--json").json()["finds"] as? [[String: Any]]
        #expect(finds?.map { $0["dossier"] as? String } == [otherNumber, number])
        #expect(finds?.map { $0["soort"] as? String } == ["dossier", "notitie"])
        #expect(try program.run("controle", "--json").json()["clean"] as? Bool == true)
    }

    @Test func `the list of dossiers is in the order of a Dutch list`() throws {
        for name in ["Bo Zwart", "Ans van den Berg", "Jo 't Hart", "Émile Aalst"] {
            #expect(
                try program.run("aanmelden", "--naam", name, "--gemeente", "heerlen").status == 0)
        }

        let listed = try program.run("dossiers", "--json").json()["dossiers"] as? [[String: Any]]
        #expect(
            listed?.map { $0["naam"] as? String }
                == ["Émile Aalst", "Ans van den Berg", "Jo 't Hart", "Bo Zwart"])
    }

    @Test func `a replica that follows from its log is clean`() throws {
        _ = try registered()

        let check = try program.run("controle", "--json")

        #expect(check.status == 0)
        #expect(try check.json()["clean"] as? Bool == true)
        #expect((try check.json()["folders"] as? [[String: Any]])?.count == 1)
    }

    @Test func `status tells what waits`() throws {
        _ = try registered()

        let line = "↑1 wachtend · nog nooit gesynchroniseerd · 0 conflicten · 0 geweigerd"
        #expect(try program.run("status").output == line + " · 0 vastgehouden\n")
        #expect(try program.run("status", "--json").json()["waiting"] as? Int == 1)
    }

    @Test func `a slip of the finger is pointed out`() throws {
        let option = try program.run("aanmelden", "--naam", "J", "--gemeete", "Heerlen")
        #expect(option.status == 2)
        #expect(option.errors.contains("Bedoelt u --gemeente?"))

        let command = try program.run("dosiers")
        #expect(command.status == 2)
        #expect(command.errors.contains("Bedoelt u dossiers?"))

        let date = try program.run("intake", "7K3M9Q", "--datum", "31-2-2026")
        #expect(date.status == 1 || date.status == 2)
    }

    @Test func `each end has its exit status`() throws {
        #expect(try program.run("help").status == 0)
        #expect(try program.run("plaatsing", "--help").output.contains("--corporatie ORGANISATIE"))
        #expect(try program.run("dossier", "7K3M9Q").status == 1)
        #expect(try program.run("dossier").status == 2)
        #expect(try program.run("koppel", "http://hub.example.nl", "ABCD").status == 3)

        let missing = Program(replica: some.path + ".missing")
        #expect(try missing.run("status").status == 1)
        #expect(!FileManager.default.fileExists(atPath: missing.replica))

        let garbage = some.folder.appending(path: "garbage").path
        try Data(repeating: 0x55, count: 8192).write(to: URL(fileURLWithPath: garbage))
        #expect(try Program(replica: garbage).run("controle").status == 4)
    }

    @Test func `without an answer from the hub everything waits`() throws {
        _ = try registered()
        try Data("http://127.0.0.1:1\n".utf8).write(
            to: URL(fileURLWithPath: some.path + ".hub"))

        let outcome = try program.run("sync", "--json")

        #expect(outcome.status == 3)
        #expect(try outcome.json()["outcome"] as? String == "unreachable")
        #expect(try outcome.json()["waiting"] as? Int == 1)
    }
}
