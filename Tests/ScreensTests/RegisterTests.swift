import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// Somebody is registered after it was seen who is here already.
struct RegisterTests {
    @Test
    func `who is here already stands below the name, with why they look alike`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })

        book.robot.press("+")
        book.robot.type("Janssen")

        #expect(book.robot.shows("J. Jansen"))
        #expect(book.robot.shows("klinkt of schrijft bijna gelijk"))
        book.robot.press("Down", "Up", "Enter")
        #expect(book.robot.shows("hond in de gang"))
        #expect(try book.replica.dossierFolders().count == 3)
    }

    @Test
    func `a part of a name is enough to find somebody`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })

        book.robot.press("+")
        book.robot.type("vri")

        #expect(book.robot.shows("M. de Vries"))
        #expect(book.robot.shows("de naam begint zo"))
    }

    @Test
    func `somebody new is registered with the name that was searched for`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("+")
        book.robot.type("Piet Peeters\n3-4-1980\n")

        #expect(book.robot.shows("Piet Peeters"))
        let form = try #require(book.robot.model.sheets.last?.page as? FormPage)
        #expect(form.answers["geboortedatum"] == "3-4-1980")
        #expect(form.answers["datum"] == "1-6-2026")
        for _ in 0..<8 { book.robot.press("Tab") }
        book.robot.press("h", "ctrl+s")

        let folders = try book.replica.dossierFolders()
        #expect(folders.count == 4)
        #expect(book.robot.shows("Veldboek › aanmelden › Piet Peeters") == false)
        #expect(book.robot.shows("vandaag") || book.robot.shows("Piet Peeters"))
        #expect(try book.replica.drafts().isEmpty)
    }

    @Test
    func `a name that was typed comes back after the program was killed`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("+")
        book.robot.type("Piet Peet")

        let again = try SomeBook(again: book)
        again.robot.press("+")

        #expect(again.robot.shows("concept hersteld 09:00"))
        #expect(again.robot.shows("Piet Peet"))
    }

    @Test
    func `a registration that was half filled in comes back after the program was killed`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("+")
        book.robot.type("Piet Peeters\n\n")
        book.robot.press("Tab", "Tab", "Tab")
        book.robot.type("0612345678")

        let again = try SomeBook(again: book)
        again.robot.press("+", "Tab", "Enter")

        #expect(again.robot.shows("0612345678"))
        #expect(again.robot.shows("Piet Peeters"))
    }

    @Test
    func `somebody else is begun beside the draft of the first, and both are kept`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("+")
        book.robot.type("Piet Peeters")
        book.robot.press("F9")
        #expect(!book.robot.shows("Piet Peeters"))
        book.robot.type("Anna Quaden")

        #expect(try book.replica.drafts().count == 2)
        book.robot.press("Esc", "7")
        #expect(book.robot.lines.filter { $0.contains("concept van") }.count == 2)
    }

    @Test
    func `a name that is typed before anything was read is kept`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.holdsJobs = true
        book.robot.press("+")
        book.robot.type("Janssen")
        book.robot.runJobs()

        #expect(book.robot.shows("J. Jansen"))
        #expect(try book.replica.drafts().count == 1)
    }

    @Test
    func `nobody new is registered before it was read who is here`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.holdsJobs = true
        book.robot.press("+")
        // The form is there, the people are not.
        for answer in book.archive.answers(to: book.robot.waiting[0], isPractice: false) {
            book.robot.send(answer)
        }
        book.robot.type("Janssen")
        book.robot.press("ctrl+n")

        #expect(book.robot.model.sheets.last?.page is RegisterPage)
    }

    @Test
    func `without a name the keys say what is to be typed first`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("+", "Enter")

        #expect(book.robot.lines.filter { $0.contains("Typ eerst de naam") }.count == 2)
    }
}
