import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// Two dossiers that may be of one person, beside each other.
struct PairTests {
    static func book(_ language: Language = .dutch) throws -> SomeBook {
        try SomeBook(language) { replica in
            try replica.fillWithPeople()
            let common = ["woonproces": "housing", "gemeente": "Heerlen", "datum": "1-3-2026"]
            for (folder, naam) in [
                (FolderID(high: 0x2000_0000_0000_0000, low: 4), "Piet Peters"),
                (FolderID(high: 0x3000_0000_0000_0000, low: 5), "Pieter Peters"),
            ] {
                try replica.register(
                    folder,
                    common.merging(["naam": naam, "geboortedatum": "2-2-1980"]) { $1 })
            }
        }
    }

    private func stands(_ book: SomeBook) throws -> [Dubbel.Stand] {
        try book.replica.dubbelen().map(\.stand)
    }

    @Test
    func `two dossiers stand beside each other, with the reasons in words`() throws {
        let book = try Self.book()
        book.robot.press("8", "Enter")

        #expect(book.robot.shows("Piet Peters") && book.robot.shows("Pieter Peters"))
        #expect(book.robot.shows("+ dezelfde geboortedatum"), "\(book.text)")
        #expect(book.robot.shows("gelijkenis"), "\(book.text)")
    }

    @Test
    func `that they are two people is said with a reason, and stands in the other list`() throws {
        let book = try Self.book()
        book.robot.press("8", "Enter", "g", "1")

        #expect(try stands(book) == [.geenDubbel], "\(book.text)")
        #expect(book.robot.shows("Hier staat geen paar."), "\(book.text)")
        book.robot.press("s")
        #expect(book.robot.shows("Piet Peters"), "\(book.text)")
    }

    @Test
    func `they are joined, and separated again, each with a reason`() throws {
        let book = try Self.book()
        book.robot.press("8", "Enter", "s")
        book.robot.type("Zelfde BSN\n")
        #expect(try stands(book) == [.samengevoegd], "\(book.text)")

        book.robot.press("s", "s", "Enter", "s")
        #expect(book.robot.shows("Deze dossiers zijn al samengevoegd."), "\(book.text)")
        book.robot.press("l", "2")
        #expect(try stands(book) == [.open], "\(book.text)")
    }

    @Test
    func `the dossier that goes on is the left one, also after they were turned round`() throws {
        let book = try Self.book()
        book.robot.press("8", "Enter", "w", "s", "1")

        let present = try book.replica.voortzettingen()
        let right = FolderID(high: 0x2000_0000_0000_0000, low: 4)
        #expect(present.last(of: right) != right, "\(book.text)")
    }

    @Test
    func `a decision is taken back by one key`() throws {
        let book = try Self.book()
        book.robot.press("8", "Enter", "g", "1", "z")

        #expect(try stands(book) == [.open], "\(book.text)")
    }
}
