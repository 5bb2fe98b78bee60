import Housing
import Replica
import SeededChance
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// What stands around every page.
struct FrameTests {
    @Test
    func `the last save is taken back by one key, and it is said what that was`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("n")
        book.robot.type("Per ongeluk")
        book.robot.press("ctrl+s", "z")

        #expect(book.text.contains("Teruggedraaid: notitie"))
        #expect(book.text.contains("van J. Jansen"))
        let notes = try book.replica.open(.jansen).dossier.notities
        #expect(!notes.contains { $0.text(NotitieField.tekst)?.contains("Per ongeluk") == true })
    }

    @Test
    func `after idle minutes nothing personal is on the screen, and a word brings it back`() throws
    {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("n")
        book.robot.type("Geheim")

        book.robot.advance(milliseconds: FieldBook.idleMilliseconds + 1_000)

        #expect(book.text.contains("Afgesloten"))
        for personal in ["Geheim", "Jansen", "Anke"] {
            #expect(!book.robot.text.contains(personal))
        }
        book.robot.type("vrder\n")
        #expect(book.text.contains("Afgesloten"))
        book.robot.type("verder\n")
        #expect(book.text.contains("Geheim"))
    }

    @Test
    func `a key right after the start locks nothing, whatever the clock of the machine says`()
        throws
    {
        let book = try SomeBook(
            loopMilliseconds: 90_000_000, prepare: { try $0.fillWithPeople() })

        book.robot.press("m")
        book.robot.advance(milliseconds: 5_000)

        #expect(!book.text.contains("Afgesloten"))
    }

    @Test
    func `who only looks has nothing that waits`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        func waiting() -> Substring? {
            book.robot.text.split(separator: " ").first { $0.hasPrefix("↑") }
        }
        let before = try book.replica.waiting(of: .toegangslog)
        let shown = waiting()

        book.robot.press("2", "Enter")
        book.robot.advance(milliseconds: 1_000)

        #expect(try book.replica.waiting(of: .toegangslog) > before)
        #expect(shown != nil && waiting() == shown)
    }

    @Test
    func `while a name is typed no letter is a key, and once a row is chosen all are again`() throws
    {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("2", "t")
        book.robot.type("jans")

        #expect(!book.robot.lines.last!.contains("m alleen mijn"))
        book.robot.press("Enter", "Esc")
        #expect(book.robot.lines.last!.contains("m alleen mijn"))
        book.robot.press("1")
        #expect(book.text.contains("[1 vandaag]"))
    }

    @Test
    func `what another program wrote is seen without a key`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("Enter")
        let other = try Replica(
            path: book.path, schema: HousingSchema.schema, clock: SetClock(SomeBook.now),
            random: SeededRandom(seed: 77), durability: .none)
        try other.fill(.notitie, ["tekst": "Van elders"], in: .jansen)

        book.robot.advance(milliseconds: 1_000)

        #expect(book.text.contains("Van elders"))
    }

    @Test
    func `an answer to an older question is dropped`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("/")
        book.robot.holdsJobs = true
        book.robot.type("vries")
        book.robot.press("ctrl+u")
        book.robot.type("jansen")
        let jobs = book.robot.waiting
        // The answers come in the wrong order.
        for job in jobs.reversed() {
            for answer in book.archive.answers(to: job, isPractice: false) {
                book.robot.send(answer)
            }
        }

        #expect(book.text.contains("J. Jansen"))
        #expect(!book.text.contains("Vries"))
    }

    @Test
    func `no key has two meanings on any page`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let context = PageContext(
            language: .dutch, standing: book.robot.model.standing, exchange: .unknown,
            isPractice: false,
            size: Size(columns: 80, rows: 18), loopMilliseconds: 0)
        let pages: [any Page] =
            Route.all.map { $0.make(context) } + DossierRoute.all.map { $0.make(.jansen) }
            + [
                WelcomePage(), SearchPage(), DossierPage(.jansen),
                FormPage(FormSubject(definition: .intake, folder: .jansen)),
                AnswerPage(
                    FormSubject(definition: .intake, folder: .jansen), "verslag", Texts.report,
                    whileEmpty: nil),
            ]

        for page in pages { #expect(page.table(context).conflicts == []) }
        #expect(Set(Route.all.compactMap(\.key)).count == Route.all.compactMap(\.key).count)
    }

    @Test
    func `practice says so on every screen, also when it is locked`() throws {
        let book = try SomeBook(isPractice: true, prepare: { try $0.fillWithPeople() })

        for keys in [[], ["Enter"], ["n"], ["Esc"], ["ctrl+l"]] as [[Key]] {
            for key in keys { book.robot.press(key) }
            #expect(book.text.contains("OEFENING"))
        }
    }

    @Test(arguments: [40, 60, 80, 120])
    func `the numbers of what has arrived are never cut for the connection`(columns: Int) throws {
        let book = try SomeBook(columns: columns, rows: 24, prepare: { try $0.fillWithPeople() })

        for exchange in [Exchange.silent, .off(.revoked), .elsewhere, .connected] {
            book.robot.send(Answer(.exchange(exchange)))

            #expect(book.text.contains("↑9 wachtend"))
            #expect(book.text.contains("0 geweigerd"))
            #expect(book.text.contains(exchange.line(.dutch).text.prefix(1)))
        }
    }

    @Test
    func `who looks at a dossier is written down once, and undo leaves that alone`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("n")
        book.robot.type("Gesproken")
        book.robot.press("ctrl+s", "Down", "Enter", "Esc", "Enter", "Esc")

        let looks = try book.replica.records(of: InzageField.type)
        let read = looks.filter {
            $0.choice(Inzagesoort.self, InzageField.soort) == .gelezen
        }
        #expect(read.count == 2)
        book.robot.press("z")
        #expect(book.text.contains("Teruggedraaid: notitie"))
        #expect(try book.replica.records(of: InzageField.type).count == looks.count)
    }
}
