import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

/// Notes: few keys, and nothing typed is lost.
struct NoteTests {
    @Test
    func `a note takes two keys from the start of the program, plus its text`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let text = "Mevrouw was thuis."

        book.robot.press("n")
        book.robot.type(text)
        book.robot.press("ctrl+s")

        #expect(book.robot.keysPressed - text.count == 2)
        let notes = try book.replica.open(.jansen).dossier.notities
        #expect(notes.compactMap { $0.text(NotitieField.tekst) }.contains(text))
        #expect(book.text.contains("Bewaard op dit apparaat: notitie."))
        #expect(try book.replica.drafts().isEmpty)
    }

    @Test
    func `what was typed in a note comes back after the program was killed`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("n")
        book.robot.type("Nog niet af")

        let again = try SomeBook(again: book)
        again.robot.press("n")

        #expect(again.text.contains("concept hersteld 09:00"))
        #expect(again.text.contains("Nog niet af"))
        again.robot.press("ctrl+s")
        let notes = try again.replica.open(.jansen).dossier.notities
        #expect(notes.compactMap { $0.text(NotitieField.tekst) }.contains("Nog niet af"))
    }

    @Test
    func `going back keeps what was typed, and says nothing is lost by coming back to it`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("n")
        book.robot.type("Half")
        book.robot.press("Esc", "n")

        #expect(book.text.contains("Half"))
        #expect(book.text.contains("concept hersteld"))
    }

    @Test
    func `what was typed before the dossier was read is kept too`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.holdsJobs = true
        book.robot.press("n")
        book.robot.type("Snel")
        book.robot.runJobs()
        book.robot.type(" verder")
        book.robot.runJobs()

        let again = try SomeBook(again: book)
        again.robot.press("n")

        #expect(again.text.contains("Snel verder"))
    }
}
