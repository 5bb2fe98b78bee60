import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// Registrations that are read from a table.
@Suite struct ImportTests {
    private let some: SomeReplica
    private let context: FormContext

    init() throws {
        some = try SomeReplica()
        context = try FormContext(some.replica, on: Day("1-6-2026")!)
    }

    private func plan(_ text: String) throws -> AanmeldingImport {
        try AanmeldingImport(
            CSVTable(text), context, known: Registration.all(on: some.replica))
    }

    @Test func `a table is read with commas or semicolons, quotes, and any end of line`() throws {
        let rows = [["a", "b;c,d"], ["zegt \"ja\"", "twee\nregels"]]

        for text in [
            "x,y\r\na,\"b;c,d\"\r\n\"zegt \"\"ja\"\"\",\"twee\nregels\"\r\n",
            "\u{FEFF}x;y\na;\"b;c,d\"\n\n\"zegt \"\"ja\"\"\";\"twee\nregels\"",
        ] {
            let table = try CSVTable(text)
            #expect(table.header == ["x", "y"])
            #expect(table.rows.map(\.cells) == rows)
        }
    }

    @Test(arguments: [
        ("", "het bestand is leeg"), ("x,y\na", "regel 2 heeft 1 velden, en de kop 2"),
        ("x,y\na,\"b", "een aanhalingsteken op regel 2 gaat niet dicht"),
        ("x,y\na,\"b\"c", "op regel 2 staat iets na een aanhalingsteken"),
        ("x,y\n\"1\n2\",b\nc", "regel 4 heeft 1 velden, en de kop 2"),
    ])
    func `what is no table is refused with the line`(text: String, words: String) {
        #expect(throws: CSVTable.Malformed.self) { try CSVTable(text) }
        do { _ = try CSVTable(text) } catch { #expect(error.words.dutch == words) }
    }

    @Test func `columns are known by their labels and other names`() throws {
        let plan = try plan(
            """
            Naam kandidaat;De geboortedatum;Woonplaats;Aanmelddatum;Product;Organisatie;Kleur
            J. Jansen;1-2-1980;Gulpen;2026-03-01;Housing Plus;RIBW H&M;rood
            """)

        #expect(plan.faults.isEmpty)
        #expect(plan.ignored == ["Kleur"])
        let saves = try plan.saves(context.naslag) { FolderID(high: 3, low: 1) }
        try some.replica.commitAll(saves)
        let dossier = try some.replica.open(FolderID(high: 3, low: 1)).dossier
        #expect(dossier.places == [Regio.heuvelland.scope])
        #expect(dossier.trajecten[0].feiten.aanmelder == "LEVANTOgroep")
        #expect(dossier.trajecten[0].feiten.woonproces == .housingPlus)
        #expect(dossier.facts?.day(DossierField.geboortedatum) == Day("1-2-1980"))
    }

    @Test func `each wrong cell is told with its line and column`() throws {
        let plan = try plan(
            "naam,gemeente,datum\nA,Heerlen,1-3-2026\n,Utrecht,1-3-2026\nB,Heerlen,1-1-3000\n")

        #expect(
            plan.faults.map { "\($0.line) \($0.column)" } == ["3 naam", "3 gemeente", "4 datum"])
        #expect(
            plan.faults[2].sentence.dutch == "regel 4, datum: 1-1-3000 ligt in de toekomst")
        #expect(plan.rows.map(\.naam) == ["A"])
    }

    @Test func `two columns about the same are refused`() {
        #expect(throws: FormFaults.self) {
            try plan("naam,name,gemeente\nA,B,Heerlen\n")
        }
    }

    @Test func `a line that is here already is not read twice`() throws {
        let text = "naam,gemeente,datum\nJosé  Alm,Heerlen,1-3-2026\nB,Heerlen,1-3-2026\n"
        try some.replica.register(
            FolderID(high: 1, low: 1),
            ["naam": "jose alm", "gemeente": "heerlen", "datum": "2026-03-01"])

        let plan = try plan(text)

        #expect(plan.known == [2])
        #expect(plan.rows.map(\.line) == [3])
    }

    @Test func `nothing is half done, and a trial does nothing`() throws {
        let program = Program(replica: some.path)
        func file(_ text: String) throws -> String {
            let path = some.folder.appending(path: "\(text.count).csv")
            try Data(text.utf8).write(to: path)
            return path.path
        }
        let wrong = try file("naam,gemeente\nA,Heerlen\nB,Utrecht\n")
        let right = try file("naam,gemeente\nA,Heerlen\nB,Kerkrade\n")

        let refused = try program.run("import", wrong)
        #expect(refused.status == 1)
        #expect(refused.output.contains("regel 3, gemeente"))
        #expect(try program.run("import", right, "--proef").status == 0)
        #expect(try some.replica.dossierFolders().isEmpty)

        #expect(try program.run("import", right).status == 0)
        #expect(try some.replica.dossierFolders().count == 2)
        let again = try program.run("import", right, "--json").json()
        #expect(again["known"] as? [Int] == [2, 3])
        #expect(try some.replica.dossierFolders().count == 2)
        #expect(try program.run("import", some.path).status == 1)
    }
}
