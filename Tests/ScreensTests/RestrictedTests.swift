import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// What few may see of a dossier: on the page of who may, and no trace of it on that of others.
struct RestrictedTests {
    private func book(mayRestrict: Bool) throws -> SomeBook {
        try SomeBook(prepare: { replica in
            try replica.fillWithPeople()
            let places = try replica.open(.jansen).dossier.places
            let answer = EnrolmentAnswer.some(as: "consulent")
            let apart = mayRestrict ? places.map(\.restricted) : []
            try replica.enrol(
                EnrolmentAnswer(
                    token: answer.token, hub: answer.hub, user: EnrolmentAnswer.user,
                    userName: answer.userName,
                    grants: answer.grants + apart.map { Grant(role: "consulent", scope: $0) }))
        })
    }

    @Test
    func `who may see it fills it in from the dossier, and finds it there`() throws {
        let book = try book(mayRestrict: true)
        book.robot.press("Enter", "Home")
        #expect(book.robot.shows("⊘ Afgeschermd deel  niets bewaard"), "\(book.text)")

        book.robot.press("Enter")
        book.robot.type("PI Zuid Oost")
        book.robot.press("ctrl+s")

        #expect(book.robot.shows("⊘ Afgeschermd deel  PI Zuid Oost"), "\(book.text)")
        let part = try #require(try book.replica.restrictedRecord(of: .jansen))
        #expect(try book.replica.kind(of: part.folder) == .justitieel)
        #expect(try book.replica.drafts().isEmpty)

        book.robot.press("Home", "Enter")
        book.robot.type(" Roermond")
        book.robot.press("Esc", "Home", "Enter")
        #expect(book.robot.shows("concept hersteld"), "\(book.text)")
        book.robot.press("ctrl+s")
        #expect(book.robot.shows("⊘ Afgeschermd deel  PI Zuid Oost Roermond"), "\(book.text)")
        #expect(try book.replica.restrictedParts(of: .jansen) == [part.folder])
    }

    @Test
    func `who may not see it sees nothing of it`() throws {
        let book = try book(mayRestrict: false)
        book.robot.press("Enter")

        #expect(book.robot.shows("J. Jansen"))
        #expect(!book.robot.shows("fgeschermd"), "\(book.text)")
    }
}
