import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// What was typed and not saved, or not accepted, is never far away.
struct UnsavedTests {
    /// A note that the hub has spoken on.
    static func book(_ verdict: Verdict, _ language: Language = .dutch) async throws -> SomeBook {
        let book = try SomeBook(language, prepare: { try $0.fillWithPeople() })
        try await book.replica.exchange(with: VerdictHub(verdict: nil))
        try book.replica.fill(.notitie, ["tekst": "Mevrouw was thuis."], in: .jansen)
        try await book.replica.exchange(with: VerdictHub(verdict: verdict))
        book.robot.advance(milliseconds: 1_000)
        return book
    }

    private func texts(_ book: SomeBook) throws -> [String] {
        try book.replica.open(.jansen).dossier.notities.compactMap { $0.text(NotitieField.tekst) }
    }

    @Test
    func `what was rejected says why, and its words are there`() async throws {
        let book = try await Self.book(.rejected(.byPerson("Hoort in een ander dossier")))
        book.robot.press("c")

        #expect(book.robot.shows("geweigerd: Hoort in een ander dossier"), "\(book.text)")
        #expect(book.robot.shows("Mevrouw was thuis."), "\(book.text)")
    }

    @Test
    func `it is typed anew in its form, and then stands here no more`() async throws {
        let book = try await Self.book(.rejected(.byPerson("Nee")))
        book.robot.press("c", "Enter")
        book.robot.type(" Beter.")
        book.robot.press("ctrl+s")

        #expect(try texts(book).contains("Mevrouw was thuis. Beter."), "\(book.text)")
        #expect(try book.replica.openVerdicts().isEmpty, "\(book.text)")
    }

    @Test
    func `it is submitted again as it is`() async throws {
        let book = try await Self.book(.rejected(.byPerson("Nee")))
        #expect(try !texts(book).contains("Mevrouw was thuis."))
        book.robot.press("c", "i")

        #expect(try texts(book).contains("Mevrouw was thuis."), "\(book.text)")
        #expect(book.robot.shows("niets is geweigerd"), "\(book.text)")
    }

    @Test
    func `what is held waits for the office, and the keys say so`() async throws {
        let book = try await Self.book(.held(.noRight))
        book.robot.press("c", "i")

        #expect(book.robot.shows("wacht de beslissing af"), "\(book.text)")
        #expect(book.robot.shows("u mag hier niet (meer) schrijven"))
    }

    @Test
    func `words are thrown away only after a question`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("n")
        book.robot.type("Half")
        book.robot.press("Esc", "c", "x", "Enter")
        #expect(try book.replica.drafts().count == 1, "\(book.text)")
        book.robot.press("x", "j")

        #expect(try book.replica.drafts().isEmpty, "\(book.text)")
    }

    @Test
    func `a draft goes on in its form`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        book.robot.press("n")
        book.robot.type("Half")
        book.robot.press("Esc", "c", "Enter")

        #expect(book.robot.shows("concept hersteld"), "\(book.text)")
        #expect(book.robot.shows("Half"))
    }

    /// Anke works at the office, and the hub holds a note of hers.
    static func office(_ language: Language = .dutch) async throws -> SomeBook {
        let book = try await book(.held(.noRight), language)
        try book.replica.enrol(.some(as: "kantoor"))
        return try SomeBook(again: book, language)
    }

    @Test
    func `the office sees what is held here, and where the rest is`() async throws {
        let book = try await Self.office()
        book.robot.press("k")

        #expect(book.robot.shows("loket nagekomen"), "\(book.text)")
        #expect(book.robot.shows("⧗ J. Jansen  09:00  Anke: notitie"), "\(book.text)")
        book.robot.press("Enter")
        #expect(book.robot.shows("Er zijn geen conflicten."), "\(book.text)")
    }

    @Test
    func `who does not work at the office has no page of it`() async throws {
        let book = try await Self.book(.held(.noRight))
        book.robot.press("k")

        #expect(!book.robot.shows("loket nagekomen"))
    }
}
