import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// Commands that show dossiers leave an entry in the access log, and a log that fails stops nobody.
@Suite struct AccessProgramTests {
    private let some: SomeReplica
    private let folder: FolderID
    private let number: String
    private let program: Program

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 6, low: 6))
        number = DossierNumber.shortest(among: [folder])[folder]!.description
        program = Program(replica: some.path)
    }

    private func acts() throws -> [Inzagesoort] {
        try some.replica.accessEntries(of: folder).map(\.soort)
    }

    @Test func `reading, searching, listing and exporting are recorded, one entry a visit`() throws
    {
        for words in [
            ["dossier", number], ["dossier", number, "--json"], ["geschiedenis", number],
            ["zoek", "jansen"], ["dossiers"], ["export", "--alles"],
        ] {
            #expect(try program.run(all: words).status == 0, "\(words)")
        }

        #expect(try Set(acts()) == [.gelezen, .gezocht, .lijst, .uitgevoerd])
        #expect(try acts().count == 4)
    }

    @Test func `a print is paper's size, says what it is on each page, and is recorded as printed`()
        throws
    {
        let note = String(repeating: "Een lange regel die niet op één regel past. ", count: 200)
        try some.replica.fill(.notitie, ["tekst": note], in: folder)

        let path = some.folder.appending(path: "dossier.txt").path
        #expect(try program.run("afdruk", number, "--naar", path).status == 0)

        let printed = try String(contentsOfFile: path, encoding: .utf8)
        let pages = printed.split(separator: "\u{0C}")
        #expect(pages.count > 1)
        for (index, page) in pages.enumerated() {
            let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 61 && lines.allSatisfy { $0.count <= 80 })
            #expect(lines[0] == "\(number) · J. Jansen · bladzijde \(index + 1) van \(pages.count)")
            #expect(page.contains("Afgedrukt op "))
        }
        let words = printed.split(whereSeparator: \.isWhitespace)
        #expect(words.count { $0 == "lange" } == 200)
        #expect(try acts() == [.afgedrukt])
        let shown = try program.run("afdruk", number).output.split(separator: "\n")
        #expect(shown.count { $0.contains(" · bladzijde ") } == pages.count)
    }

    @Test func `a print goes to a new file, and never over one`() throws {
        let path = some.folder.appending(path: "dossier.txt").path

        #expect(try program.run("afdruk", number, "--naar", path).status == 0)
        #expect(try program.run("afdruk", number, "--naar", path).status == 2)

        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("\(number) · J. Jansen · bladzijde 1 van 1\n"))
    }

    @Test func `what shows no dossier leaves no entry`() throws {
        for words in [
            ["status"], ["notitie", number, "Gebeld."], ["herroep"], ["controle"],
            ["zoek", "iemand anders"], ["dossier", "ZZZZZZ"],
        ] { _ = try program.run(all: words) }

        #expect(try acts() == [])
    }

    @Test func `why and for whom can be said`() throws {
        _ = try program.run(
            "dossier", number, "--waarom", "gebeld door de huisarts", "--namens", "Bram")

        let entry = try #require(try some.replica.accessEntries(of: folder).first)
        #expect(entry.reden == "gebeld door de huisarts")
        #expect(entry.namens == "Bram")
    }

    @Test func `the log is told apart from a person's own work`() throws {
        _ = try program.run("dossier", number)

        let status = try program.run("status")
        #expect(status.output.hasPrefix("↑1 wachtend · "))
        #expect(status.output.contains("toegangslog ↑1"))
        let counts = try program.run("status", "--json").json()
        #expect(counts["waiting"] as? Int == 1 && counts["waitingLog"] as? Int == 1)
        #expect(try program.run("herroep").output.split(separator: "\n").count == 1)
        #expect(try program.run("nieuw").output == "Er is niets nieuws.\n")
        let folders = try program.run("controle", "--json").json()["folders"] as? [[String: Any]]
        #expect(folders?.count == 1)
    }

    @Test func `a disk without room stops no visit, and it is said`() throws {
        let outcome = try program.runWithoutRoom("dossier", number)

        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("J. Jansen"))
        #expect(outcome.errors.hasPrefix("Let op: deze inzage kon niet worden vastgelegd ("))
        #expect(try acts() == [])
    }
}
