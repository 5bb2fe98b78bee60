import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// What people decided apart stands beside each other, and one of them is chosen with a reason.
struct ConflictTests {
    private func adres(_ book: SomeBook) throws -> String? {
        try book.replica.open(.jansen).dossier.facts?.text(DossierField.adres)
    }

    @Test
    func `a conflict is decided in four keys from the start of the program`() throws {
        let book = try SomeBook.withConflict()

        book.robot.press("6", "Enter")
        #expect(book.robot.shows("Markt 1") && book.robot.shows("Kerkstraat 12"), "\(book.text)")
        #expect(book.robot.shows("door Anke, 09:00") && book.robot.shows("door Bram, 09:05"))
        book.robot.press("b", "1")

        #expect(book.robot.keysPressed == 4)
        #expect(try book.replica.conflicts().isEmpty)
        #expect(try adres(book) == "Kerkstraat 12")
        let reasons = try book.replica.steps(of: .jansen).flatMap(\.items).compactMap(\.reason)
        #expect(reasons.contains("Nagevraagd bij de cliënt."))
        #expect(book.robot.shows("Gekozen: Kerkstraat 12"), "\(book.text)")
    }

    @Test
    func `a decision is taken back by one key, and then all sides are there again`() throws {
        let book = try SomeBook.withConflict()
        book.robot.press("6", "Enter", "a", "2", "z")

        #expect(try book.replica.conflicts().first?.sides.count == 2, "\(book.text)")
        #expect(book.robot.shows("Markt 1") && book.robot.shows("Kerkstraat 12"), "\(book.text)")
    }

    @Test
    func `both texts are kept, and the reason is typed`() throws {
        let book = try SomeBook.withConflict()
        book.robot.press("6", "Enter", "m")
        book.robot.type("Heeft 2 adressen\n")

        #expect(try book.replica.conflicts().isEmpty, "\(book.text)")
        #expect(["Markt 1 / Kerkstraat 12", "Kerkstraat 12 / Markt 1"].contains(try adres(book)))
        let reasons = try book.replica.steps(of: .jansen).flatMap(\.items).compactMap(\.reason)
        #expect(reasons.contains("Heeft 2 adressen"))
    }

    @Test
    func `another value is written anew, and checked as in its form`() throws {
        let book = try SomeBook.withConflict()
        book.robot.press("6", "Enter", "w", "Enter")
        #expect(book.robot.shows("Typ eerst iets."), "\(book.text)")
        book.robot.type("Dorpstraat 3\n3")

        #expect(try adres(book) == "Dorpstraat 3", "\(book.text)")
    }

    @Test
    func
        `a value that does not fit is refused with the sentence of its form, and stays to be mended`()
        throws
    {
        let book = try SomeBook.withConflict(
            .dutch, ["geboortedatum": "1-2-1980"], ["geboortedatum": "2-1-1980"])
        book.robot.press("6", "Enter", "w")
        book.robot.type("gisteren\n")
        #expect(book.robot.shows("is geen datum; typ 2026-03-01 of 1-3-2026"), "\(book.text)")
        #expect(try book.replica.conflicts().count == 1)
        book.robot.press("ctrl+u")
        book.robot.type("1-2-1981\n3")

        #expect(try book.replica.conflicts().isEmpty, "\(book.text)")
    }

    @Test
    func `of two days only one can hold, and the key says so`() throws {
        let book = try SomeBook.withConflict(
            .dutch, ["geboortedatum": "1-2-1980"], ["geboortedatum": "2-1-1980"])
        book.robot.press("6", "Enter", "m")

        #expect(book.robot.shows("Hier kan er maar één gelden."), "\(book.text)")
    }

    @Test
    func `an end against going on is shown with both authors, and can only be chosen`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let bram = try SomeColleague(of: book)
        try book.replica.fill(
            .afsluiting, ["uitkomst": "ingetrokken", "reden": "verhuisd"], in: .devries)
        try bram.replica.fill(
            .corporatie, ["corporatie": "Weller", "datum": "1-6-2026"], in: .devries)
        try bram.hand(to: book)
        book.robot.press("6", "Enter", "w")

        #expect(book.robot.shows("Dit kan alleen gekozen worden."), "\(book.text)")
        #expect(book.robot.shows("loopt"), "\(book.text)")
        book.robot.press("a", "2")
        #expect(try book.replica.conflicts().isEmpty, "\(book.text)")
    }

    @Test
    func `a side without a reason decides nothing, and the key says why`() throws {
        let book = try SomeBook.withConflict()
        book.robot.press("6", "Enter", "a", "Enter")

        #expect(book.robot.shows("Kies een reden, of typ er een."), "\(book.text)")
        #expect(try book.replica.conflicts().count == 1)
    }

    @Test
    func `a reason that was typed comes back after the program was killed`() throws {
        let book = try SomeBook.withConflict()
        book.robot.press("6", "Enter", "a")
        book.robot.type("Gebeld met mev")

        let again = try SomeBook(again: book)
        again.robot.press("6", "Enter")
        #expect(again.robot.shows("concept hersteld"), "\(again.text)")
        again.robot.press("b")
        #expect(again.robot.shows("Gebeld met mev"), "\(again.text)")
        again.robot.press("Enter")

        #expect(try again.replica.conflicts().isEmpty, "\(again.text)")
        #expect(try again.replica.drafts().isEmpty)
    }

    @Test
    func `a reason that is typed before the draft was read is kept too`() throws {
        let book = try SomeBook.withConflict()
        book.robot.press("6")
        book.robot.holdsJobs = true
        book.robot.press("Enter", "a")
        book.robot.type("Vlug")
        book.robot.holdsJobs = false
        book.robot.runJobs()

        #expect(try book.replica.drafts().count == 1, "\(book.text)")
        #expect(book.robot.shows("Vlug"), "\(book.text)")
    }

    @Test
    func `back goes one step, and the choice is made anew`() throws {
        let book = try SomeBook.withConflict()
        book.robot.press("6", "Enter", "a", "Esc")
        #expect(book.robot.shows("b  "), "\(book.text)")
        book.robot.press("Esc")
        #expect(book.robot.shows("Los van elkaar anders besloten"), "\(book.text)")
    }
}
