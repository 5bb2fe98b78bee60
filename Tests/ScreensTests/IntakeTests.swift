import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// An intake in parts, each kept as it is typed.
struct IntakeTests {
    private func book() throws -> SomeBook { try SomeBook(prepare: { try $0.fillWithPeople() }) }

    private func intakes(_ book: SomeBook) throws -> [ShownRecord] {
        try book.replica.open(.jansen).dossier.intakes
    }

    @Test
    func `an intake says how many of its parts are done, and what is still missing in each`() throws
    {
        let book = try book()
        book.robot.press("i")

        #expect(book.robot.shows("1 van 6 delen klaar"))
        #expect(book.robot.shows("nog: geboortedatum, telefoon of adres, huishouden"))
        #expect(book.robot.shows("‼ hond: hond in de gang"))
        book.robot.press("3", "1")
        book.robot.press("Tab", "Tab")
        book.robot.type("Past goed")
        book.robot.press("ctrl+s")
        #expect(book.robot.shows("2 van 6 delen klaar"))
    }

    @Test
    func `the report is typed over the page, and saved with the outcome`() throws {
        let book = try book()
        book.robot.press("i", "6")
        book.robot.type("Een lang gesprek.")
        book.robot.press("ctrl+s")
        #expect(
            book.robot.lines.contains {
                $0.contains("6 verslag") && $0.contains("concept van 09:00, nog niet bewaard")
            })
        #expect(try intakes(book).isEmpty)

        book.robot.press("7", "Tab", "Tab", "1", "ctrl+s")

        #expect(try intakes(book).map { $0.text(IntakeField.verslag) } == ["Een lang gesprek."])
        #expect(try book.replica.drafts().isEmpty)
        #expect(book.robot.shows("3 van 6 delen klaar"))
    }

    @Test
    func `a report comes back after the program was killed`() throws {
        let book = try book()
        book.robot.press("i", "6")
        book.robot.type("Half een verhaal")

        let again = try SomeBook(again: book)
        again.robot.press("i", "6")

        #expect(again.robot.shows("concept hersteld 09:00"))
        #expect(again.robot.shows("Half een verhaal"))
    }

    @Test
    func `what is typed before a report was read is kept too`() throws {
        let book = try book()
        book.robot.press("i")
        book.robot.holdsJobs = true
        book.robot.press("6")
        book.robot.type("Vroeg")
        book.robot.runJobs()

        #expect(book.robot.shows("Vroeg"))
        #expect(try book.replica.drafts().count == 1)
    }

    @Test
    func `an answer of a part comes back after the program was killed`() throws {
        let book = try book()
        book.robot.press("i", "4", "1", "Tab")
        book.robot.type("650")

        let again = try SomeBook(again: book)
        again.robot.press("i")
        #expect(again.robot.shows("4 blokkade"))
        #expect(again.robot.lines.contains { $0.contains("4 blokkade") && $0.contains("concept") })
        again.robot.press("4")

        #expect(again.robot.shows("650"))
    }

    @Test
    func `what is not known has a reason, and counts as done`() throws {
        let book = try book()
        book.robot.press("i", "7", "Tab", "Tab", "1", "Tab", "F4")
        book.robot.type("geen tolk")
        book.robot.press("ctrl+s")

        #expect(try intakes(book).first?.texts(IntakeField.onbekend) == ["verslag: geen tolk"])
        #expect(book.robot.shows("verslag: geen tolk"))
    }

    @Test
    func `a report that changed meanwhile says so before it is saved, and both texts stay`() throws
    {
        let book = try SomeBook(prepare: {
            try $0.fillWithPeople()
            try $0.fill(
                .intake, ["datum": "2-5-2026", "uitkomst": "geschikt", "verslag": "Begin."],
                in: .jansen)
        })
        book.robot.press("i", "6")
        book.robot.type(" Einde.")
        let other = try book.anotherProgram()
        try other.fill(.notitie, ["tekst": "Intussen"], in: .jansen)

        book.robot.press("ctrl+s")
        #expect(book.robot.shows("intussen veranderd door Anke"))
        #expect(try intakes(book).map { $0.text(IntakeField.verslag) } == ["Begin."])
        book.robot.press("ctrl+s")
        #expect(try intakes(book).map { $0.text(IntakeField.verslag) } == ["Begin. Einde."])
    }
}
