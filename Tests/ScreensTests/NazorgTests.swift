import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// Control moments, from the board and at the door: counted in keys, kept, taken back.
struct NazorgTests {
    private func moment(_ book: SomeBook, _ number: Int64 = 1) throws -> ShownRecord {
        let dossier = try book.replica.open(.smeets).dossier
        return try dossier.controlemoment(String(number), of: dossier.plaatsing(nil))
    }

    private func outcome(_ book: SomeBook) throws -> ControlemomentUitkomst? {
        try moment(book).choice(ControlemomentUitkomst.self, ControlemomentField.uitkomst)
    }

    @Test
    func `a moment where all is well takes two keys from the start by the board`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })

        book.robot.press("3", "g")

        #expect(try outcome(book) == .allesGoed)
        #expect(book.robot.keysPressed == 2)
        #expect(book.robot.shows("Gelogd op dit apparaat: A. Smeets, alles goed"))
        #expect(book.robot.shows("[open 0]"))
    }

    @Test
    func `a moment where all is well takes three keys from the work of today`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })

        book.robot.press("Down", "l", "g")

        #expect(try outcome(book) == .allesGoed)
        #expect(book.robot.keysPressed == 3)
    }

    @Test(arguments: Bevinding.allCases)
    func `whatever is amiss is logged with a signal in at most ten keys from the start`(
        bevinding: Bevinding
    ) throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })

        book.robot.press("3", "Enter", bevinding.key, "s", "Enter")

        #expect(book.robot.keysPressed <= 10)
        #expect(
            try outcome(book) == (bevinding == .woont ? .woontErNietMeer : .aandachtNodig))
        #expect(
            try moment(book).text(ControlemomentField.notitie)?.contains(bevinding.noted) == true)
        let signals = try book.replica.open(.smeets).dossier.all(SignaalField.self)
        #expect(
            signals.map { $0.choice(Signaalsoort.self, SignaalField.soort) } == [bevinding.signaal])
    }

    @Test
    func `one key takes back a moment with its signals`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("3", "Enter", "h", "o", "s", "Enter")
        #expect(try book.replica.open(.smeets).dossier.all(SignaalField.self).count == 2)

        book.robot.press("z")

        #expect(try outcome(book) == nil)
        #expect(try book.replica.open(.smeets).dossier.all(SignaalField.self).isEmpty)
    }

    @Test
    func `nobody at home is an attempt, counted on the board, and the moment stays open`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })

        book.robot.press("3", "t")

        #expect(book.robot.keysPressed == 2)
        #expect(try moment(book).days(ControlemomentField.pogingen) == [Replica.today])
        #expect(try outcome(book) == nil)
        #expect(book.robot.shows("[open 1]"))
        #expect(book.robot.shows("niet thuis 1×"))
    }

    @Test
    func `a moment is skipped and moved in at most ten keys from the start`() throws {
        let skipping = try SomeBook(prepare: { try $0.fillWithPeople() })
        skipping.robot.press("3", "x", "1", "ctrl+s")

        #expect(try moment(skipping).isSkipped)
        #expect(skipping.robot.keysPressed <= 10)

        let moving = try SomeBook(prepare: { try $0.fillWithPeople() })
        moving.robot.press("3", "d")
        moving.robot.type("8-6")
        moving.robot.press("ctrl+s")
        #expect(try moment(moving).day(ControlemomentField.afspraak) == nil)
        moving.robot.press("F2", "Right", "Enter", "ctrl+s")
        #expect(try moment(moving).day(ControlemomentField.afspraak) != nil)
    }

    @Test
    func `what was found and typed at the door comes back after the program was killed`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("3", "Enter", "h", "s", "n")
        book.robot.type("Belt morgen")

        let again = try SomeBook(again: book)
        again.robot.press("3", "Enter")

        #expect(again.robot.shows("concept hersteld 09:00"))
        #expect(again.robot.shows("! achterstand"))
        #expect(again.robot.shows("ja, naar het kantoor"))
        #expect(again.robot.shows("Belt morgen"))
        again.robot.press("Enter")
        #expect(
            try moment(again).text(ControlemomentField.notitie)?.hasSuffix("Belt morgen") == true)
        #expect(try again.replica.drafts().isEmpty)
    }

    @Test
    func `one key does not pass over what was typed about a moment`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("3", "Enter", "h", "Esc", "g")

        #expect(try outcome(book) == nil)
        #expect(book.robot.shows("! achterstand"))
        book.robot.press("g")
        #expect(book.robot.shows("U gaf al aan dat er iets is."))
        #expect(try outcome(book) == nil)
    }

    @Test
    func `a moment that was missed is on the board, and is warned of before it is logged`() throws {
        let book = try SomeBook(prepare: {
            try $0.fillWithPeople()
            try $0.fill(
                .plaatsing,
                ["ingang": "1-11-2025", "gemeente": "Heerlen", "corporatie": "Woonpunt"],
                in: .jansen)
        })
        book.robot.press("3", "Right", "Right", "Right")
        #expect(book.robot.shows("[gemist 1]"))
        #expect(book.robot.shows("J. Jansen"))

        book.robot.press("g")
        #expect(book.robot.shows("Klopt het toch? Druk nog eens op g."))
        book.robot.press("g")
        #expect(book.robot.shows("[gemist 0]"))
    }

    @Test
    func `what a visitor must know stands above the board and the moment`() throws {
        let book = try SomeBook(prepare: {
            try $0.fillWithPeople()
            try $0.fill(
                .letOp, ["soort": "agressie", "tekst": "ga met twee", "sinds": "1-3-2026"],
                in: .smeets)
        })
        book.robot.press("3")
        #expect(book.robot.lines[3].contains("‼ agressie: ga met twee"))
        book.robot.press("Enter")
        #expect(book.robot.lines[1].contains("‼ agressie: ga met twee"))
    }

    @Test
    func `what is typed before the moment was read is a note, and no command`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("Down")
        book.robot.holdsJobs = true
        book.robot.press("l", "n")
        book.robot.type("dag")
        book.robot.runJobs()

        #expect(book.robot.shows("dag"))
        #expect(try outcome(book) == nil)
        #expect(try book.replica.drafts().count == 1)
    }

    @Test
    func `a dossier without a moment says so for every key`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("l")
        for key in ["g", "Enter", "t", "h", "x"] as [Key] {
            book.robot.press(key)
            #expect(book.robot.lines.filter { $0.contains("Er wacht hier geen") }.count == 2)
        }
    }
}
