import Housing
import Replica
import SeededChance
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// Forms on a screen: warned before they are saved, kept as they are typed, and never over what others wrote.
struct FormTests {
    private func book() throws -> SomeBook { try SomeBook(prepare: { try $0.fillWithPeople() }) }

    /// Opens a form of the list for J. Jansen.
    private func open(_ definition: FormDefinition, _ book: SomeBook) {
        book.robot.press("f")
        while !book.robot.lines.contains(where: { $0.hasPrefix("› \(definition.title.dutch)") }) {
            book.robot.press("Down")
        }
        book.robot.press("Enter")
    }

    @Test
    func `what must be known at the door stands above every form and note about the dossier`()
        throws
    {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("n")
        #expect(book.robot.shows("‼ hond: hond in de gang"), "\(book.text)")
        book.robot.press("Esc", "f", "Down", "Enter")
        #expect(book.robot.shows("‼ hond: hond in de gang"), "\(book.text)")
        #expect(book.robot.shows("woonproces *"), "\(book.text)")
    }

    @Test
    func `what a rule warns of is read before it is saved, and saved all the same`() throws {
        let book = try book()
        // A. Smeets, the second control moment: long before its window.
        book.robot.press("Down", "Enter", "Down", "Down", "Down", "Down", "Enter", "g")

        #expect(book.text.contains("buiten de termijn van moment 2"))
        #expect(book.text.contains("R3"))
        #expect(try book.logged().isEmpty)
        book.robot.press("g")
        #expect(try book.logged() == [2])
    }

    @Test
    func `a refusal is a sentence, and what was typed stays`() throws {
        let book = try book()
        open(.plaatsing, book)
        book.robot.type("1-1-2025")
        book.robot.press("Tab", "h", "Tab")
        book.robot.type("Woonpunt")
        book.robot.press("ctrl+s")

        #expect(book.text.contains("is voor de aanmelding van 1-3-2025"))
        #expect(book.text.contains("Woonpunt"))
        #expect(try book.replica.open(.jansen).dossier.plaatsingen.isEmpty)
    }

    @Test
    func `a dossier that changed meanwhile says so before it is saved`() throws {
        let book = try book()
        open(.letOp, book)
        book.robot.press("1", "Tab")
        book.robot.type("blaft")
        let other = try book.anotherProgram()
        try other.fill(.notitie, ["tekst": "Intussen"], in: .jansen)

        book.robot.press("ctrl+s")

        #expect(book.text.contains("Het dossier is intussen veranderd door Anke, 09:00: notitie."))
        #expect(try book.warnings().count == 1)
        book.robot.press("ctrl+s")
        #expect(try book.warnings().contains("blaft"))
    }

    @Test
    func `both who changed one thing apart are kept, as its form was opened before the other came`()
        throws
    {
        let book = try book()
        book.robot.press("Enter", "Down", "Down", "Down", "Down", "Down", "Down", "Down", "Enter")
        #expect(book.text.contains("Feiten van een dossier"))
        let other = try book.anotherProgram()
        let opened = try other.open(.jansen)
        let context = try FormContext(other, on: Replica.today)
        let form = try FormDefinition.wijziging.check(
            ["telefoon": "06-2"], in: context, changes: true)
        let request = try StepRequest(
            form, in: opened.dossier, opened.dossier.trajecten[0], context,
            record: .dossier(.jansen), on: other)
        try other.commit(opened.onThisVersion(request.step().save(in: .jansen)))

        book.robot.change("telefoon", to: "06-3")
        book.robot.press("ctrl+s")

        #expect(book.text.contains("ook: telefoon."))
        book.wait(minutes: 1)
        book.robot.press("ctrl+s")
        let facts = try book.replica.open(.jansen).dossier.facts
        #expect(facts?.text(DossierField.telefoon) == "06-3")
        let steps = try book.replica.history(
            of: DossierField.telefoon.of(.dossier(.jansen)), in: .jansen)
        #expect(steps.map(\.deed).contains(.wrote(from: [], to: .text("06-2"))))
        #expect(steps.map(\.deed).contains(.wrote(from: [], to: .text("06-3"))))
    }

    @Test
    func `what is not known is saved with its reason`() throws {
        let book = try book()
        open(.blokkade, book)
        #expect(book.robot.model.sheets.last?.page is FormPage)
        book.robot.press("F4")
        #expect(book.text.contains("Deze vraag heeft een antwoord nodig, of mag leeg blijven."))

        book.robot.press("Esc", "Esc")
        try book.replica.fill(
            .plaatsing, ["ingang": "1-4-2026", "gemeente": "Heerlen", "corporatie": "Woonpunt"],
            in: .jansen)
        open(.meting, book)
        while book.robot.activeQuestion?.canBeUnknown != true { book.robot.press("Tab") }
        book.robot.press("F4", "End")
        book.robot.type("niet gesproken")

        #expect(book.text.contains("onbekend: niet gesproken"))
    }

    @Test
    func `a form comes back as it was typed after the program was killed`() throws {
        let book = try book()
        open(.letOp, book)
        book.robot.press("2", "Tab")
        book.robot.type("grote hond")

        let again = try SomeBook(again: book)
        again.wait(minutes: 302)
        again.robot.press("7")
        #expect(again.text.contains("let op, concept van 09:00"))
        again.robot.press("Enter")

        #expect(again.text.contains("concept hersteld 09:00"))
        #expect(again.text.contains("grote hond"))
        again.robot.press("ctrl+s")
        #expect(try again.warnings().contains("grote hond"))
        #expect(try again.replica.drafts().isEmpty)
    }

    @Test
    func `what is typed before a form is there comes in it`() throws {
        let book = try book()
        book.robot.press("Enter")
        book.robot.holdsJobs = true
        book.robot.press("f", "Enter")
        book.robot.type("K. ")
        book.robot.runJobs()

        #expect(book.text.contains("J. JansenK."))
    }

    @Test
    func `a draft that is thrown away does not come back`() throws {
        let book = try book()
        open(.letOp, book)
        book.robot.press("Tab")
        book.robot.type("toch niet")
        book.robot.press("F8")

        #expect(try book.replica.drafts().isEmpty)
        #expect(book.text.contains("Het concept is weg."))
    }

    @Test
    func `a name is picked from the list of organisations`() throws {
        let book = try book()
        open(.plaatsing, book)
        while book.robot.activeQuestion?.key != "corporatie" { book.robot.press("Tab") }
        book.robot.press("F5")
        book.robot.type("serv")
        book.robot.press("Enter")

        #expect(book.text.contains("Servatius"))
        #expect(book.robot.activeQuestion?.key == "corporatie")
    }
}

extension SomeBook {
    func anotherProgram() throws -> Replica {
        try Replica(
            path: path, schema: HousingSchema.schema, clock: SetClock(SomeBook.now),
            random: SeededRandom(seed: 77), durability: .none)
    }

    /// The numbers of the control moments that were logged.
    fileprivate func logged() throws -> [Int64] {
        try replica.open(.smeets).dossier.controlemomenten.filter(\.isLogged)
            .compactMap { $0.whole(ControlemomentField.nummer) }
    }

    fileprivate func warnings() throws -> [String] {
        try replica.open(.jansen).dossier.all(LetOpField.self)
            .compactMap { $0.text(LetOpField.tekst) }
    }
}

extension Robot where App == FieldBook {
    fileprivate var activeQuestion: FormField? {
        (model.sheets.last?.page as? FormPage)?.activeQuestion
    }

    /// Goes to a question and types another answer.
    fileprivate mutating func change(_ key: String, to answer: String) {
        while activeQuestion?.key != key { press("Tab") }
        press("ctrl+a", "ctrl+k")
        type(answer)
    }
}
