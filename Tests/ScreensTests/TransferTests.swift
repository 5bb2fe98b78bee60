import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// Dossiers handed over, after it was said what will happen.
struct TransferTests {
    private func book(_ role: String = "consulent") throws -> SomeBook {
        try SomeBook(
            role: role,
            prepare: {
                try $0.fillWithPeople()
                try $0.fillWithColleague()
            })
    }

    private func caseload(_ user: UserID, _ book: SomeBook) throws -> Set<FolderID> {
        try Caseload(book.replica, of: user, on: Replica.today).folders
    }

    @Test
    func `what will happen is said before a dossier goes to a colleague, and nothing is done yet`()
        throws
    {
        let book = try book()
        book.robot.press("o", "Enter", "Enter")

        #expect(book.robot.shows("1 dossier: van Anke naar Bram."))
        #expect(book.robot.shows("De behandeling van Anke eindigt op 31-5-2026."))
        #expect(try caseload(.bram, book).isEmpty)
        book.robot.press("Enter")
        #expect(try caseload(.bram, book) == [.jansen])
        #expect(try caseload(EnrolmentAnswer.user, book) == [.devries, .smeets])
    }

    @Test
    func `a whole caseload goes to a colleague at once`() throws {
        let book = try book()
        book.robot.press(":")
        book.robot.type("van iemand")
        book.robot.press("Enter", "Enter", "Enter")
        #expect(book.robot.shows("3 dossiers: van Anke naar Bram."))
        for name in ["A. Smeets", "J. Jansen  ‼ hond", "M. de Vries"] {
            #expect(book.robot.shows(name))
        }
        book.robot.press("Enter")

        #expect(try caseload(.bram, book).count == 3)
        #expect(try caseload(EnrolmentAnswer.user, book).isEmpty)
    }

    @Test
    func `escape goes a step back, and does nothing`() throws {
        let book = try book()
        book.robot.press("o", "Enter", "Enter", "Esc")
        #expect(book.robot.shows("Aan wie gaan de dossiers van Anke?"))
        book.robot.press("Esc", "Esc")

        #expect(book.robot.shows("Vandaag"))
        #expect(try caseload(EnrolmentAnswer.user, book).count == 3)
    }

    @Test
    func `only the office hands over to another region`() throws {
        let book = try book()
        book.robot.press("o", "r")
        #expect(book.robot.shows("Naar een andere regio draagt alleen het kantoor over."))

        let office = try self.book("kantoor")
        office.robot.press("o", "r")
        #expect(!office.robot.shows("Parkstad"))
        office.robot.press("Down", "Enter")
        #expect(office.robot.shows("J. Jansen gaat van Parkstad naar Maastricht."))
        office.robot.press("Enter")
        #expect(
            try office.replica.open(.jansen).dossier.places == [Regio.maastricht.scope])
    }
}

extension Replica {
    /// Bram, to whom dossiers can go.
    func fillWithColleague() throws {
        try commit(Personeel.save(User(id: .bram, name: "Bram"), isFirst: true))
    }
}

extension UserID {
    fileprivate static let bram = UserID(high: 0xb4a3_0000_0000_0000, low: 1)
}
