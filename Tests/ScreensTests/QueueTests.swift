import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// Signals and proposals, taken up and decided by those who may.
struct QueueTests {
    private func book(_ role: String) throws -> SomeBook {
        try SomeBook(
            role: role,
            prepare: {
                try $0.fillWithPeople()
                try $0.fillWithQueue()
            })
    }

    private func signals(_ book: SomeBook) throws -> [ShownRecord] {
        try book.replica.open(.smeets).dossier.all(SignaalField.self)
    }

    private func proposals(_ book: SomeBook) throws -> [ShownRecord] {
        try book.replica.open(.smeets).dossier.all(AfsluitvoorstelField.self)
    }

    @Test
    func `a signal is taken up by one key, and done with a few words`() throws {
        let book = try book("consulent")
        book.robot.press("9", "Down", "p")

        #expect(try signals(book).first?.user(SignaalField.opgepaktDoor) == EnrolmentAnswer.user)
        #expect(book.robot.shows("opgepakt door Anke"))
        book.robot.press("p")
        #expect(book.robot.shows("Dit signaal is al opgepakt."))
        book.robot.press("k", "ctrl+s")
        #expect(book.robot.shows("Typ eerst een paar woorden."))
        book.robot.type("Regeling getroffen")
        book.robot.press("ctrl+s")

        let signal = try #require(try signals(book).first)
        #expect(signal.text(SignaalField.afhandeling) == "Regeling getroffen")
        #expect(signal.day(SignaalField.afgehandeldOp) == Replica.today)
        #expect(book.robot.shows("1 wachten"))
    }

    @Test
    func `only the office decides on a proposal, and sees those of all`() throws {
        let book = try book("consulent")
        book.robot.press("9", "j")
        #expect(book.robot.shows("Over een voorstel beslist het kantoor."))
        book.robot.press("m")
        #expect(book.robot.shows("Het kantoor ziet alles"))

        let office = try self.book("kantoor")
        office.robot.press("9")
        #expect(office.robot.shows("2 wachten, van iedereen"))
    }

    @Test
    func `a proposal is refused with a reason that comes back after the program was killed`() throws
    {
        let book = try book("kantoor")
        book.robot.press("9", "w", "ctrl+s")
        #expect(book.robot.shows("Typ eerst een paar woorden."))
        book.robot.type("Er loopt nog een klacht")

        let again = try SomeBook(again: book)
        again.robot.press("9", "w")
        #expect(again.robot.shows("concept hersteld 09:00"))
        again.robot.press("ctrl+s")

        let proposal = try #require(try proposals(again).first)
        #expect(
            proposal.choice(Voorstelbesluit.self, AfsluitvoorstelField.besluit) == .nietAkkoord)
        #expect(proposal.text(AfsluitvoorstelField.besluitReden) == "Er loopt nog een klacht")
        #expect(again.robot.shows("1 wachten"))
    }

    @Test
    func `agreeing to a proposal leads to the closing, filled in as was proposed`() throws {
        let book = try book("kantoor")
        book.robot.press("9", "j", "ctrl+s")

        #expect(
            try proposals(book).first?.choice(
                Voorstelbesluit.self, AfsluitvoorstelField.besluit) == .akkoord)
        #expect(book.robot.shows("Afsluiting"))
        #expect(book.robot.shows("(•) positief"))
    }

    @Test
    func `a key for the other kind of row says why it does not work`() throws {
        let book = try book("kantoor")
        book.robot.press("9", "p")
        #expect(book.robot.shows("Dit is geen signaal."))
        book.robot.press("Down", "j")
        #expect(book.robot.shows("Dit is geen voorstel."))
    }
}

extension Replica {
    /// A signal and a proposal about A. Smeets.
    func fillWithQueue() throws {
        try fill(
            .signaal,
            ["soort": "huurachterstand", "datum": "20-5-2026", "toelichting": "Twee maanden."],
            in: .smeets)
        try fill(
            .voorstel,
            ["uitkomst": "positief", "reden": "woont zelfstandig", "datum": "25-5-2026"],
            in: .smeets)
    }
}
