import Housing
import Replica
import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// What others changed is told until it was seen.
struct NewsTests {
    /// Anke has looked at all, and then Bram changed an address.
    static func book(_ language: Language = .dutch) throws -> SomeBook {
        let book = try SomeBook(language, prepare: { try $0.fillWithPeople() })
        let bram = try SomeColleague(of: book)
        for folder in try book.replica.dossierFolders() { try book.replica.markLooked(at: folder) }
        try bram.replica.change(["adres": "Markt 1"], in: .jansen)
        try bram.replica.change(["adres": "Markt 2"], in: .jansen)
        try bram.hand(to: book)
        return book
    }

    @Test
    func `news says of each dossier who changed what into what, and when`() throws {
        let book = try Self.book()
        book.robot.press("5")

        #expect(book.robot.shows("J. Jansen  2 wijzigingen"), "\(book.text)")
        #expect(book.robot.shows("09:05  Bram  adres: Markt 1 → Markt 2"), "\(book.text)")
        #expect(!book.robot.shows("Smeets"))
    }

    @Test
    func `own changes are no news`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        for folder in try book.replica.dossierFolders() { try book.replica.markLooked(at: folder) }
        try book.replica.change(["adres": "Markt 1"], in: .jansen)
        book.robot.press("5")

        #expect(book.robot.shows("Anderen hebben niets veranderd"), "\(book.text)")
    }

    @Test
    func `what was seen is told no more, and what came later is`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let bram = try SomeColleague(of: book)
        for folder in try book.replica.dossierFolders() { try book.replica.markLooked(at: folder) }
        try bram.replica.change(["adres": "Markt 1"], in: .jansen)
        try bram.hand(to: book)
        book.robot.press("5", "v")
        #expect(book.robot.shows("Anderen hebben niets veranderd"), "\(book.text)")

        try bram.replica.change(["adres": "Markt 2"], in: .jansen)
        try bram.hand(to: book)

        #expect(book.robot.shows("Markt 1 → Markt 2"), "\(book.text)")
        #expect(book.robot.shows("1 wijziging"))
    }
}

struct ReadAgainTests {
    /// Both changed one paragraph of a note, without sight of each other.
    static func book(_ language: Language = .dutch) throws -> SomeBook {
        let book = try SomeBook(language, prepare: { try $0.fillWithPeople() })
        let bram = try SomeColleague(of: book)
        for folder in try book.replica.dossierFolders() { try book.replica.markLooked(at: folder) }
        try book.replica.rewrite("Wil graag dicht bij de kinderen wonen.", in: .jansen)
        try bram.replica.rewrite("Wil graag bij de ouders wonen.", in: .jansen)
        try bram.hand(to: book)
        return book
    }

    @Test
    func `a paragraph that two changed at once is read again, with signs for who wrote what`()
        throws
    {
        let book = try Self.book()
        book.robot.press("5")
        #expect(book.robot.shows("≈ nalezen"), "\(book.text)")
        book.robot.press("l")

        #expect(book.robot.shows("dicht ") && book.robot.shows("+}"), "\(book.text)")
        #expect(book.robot.shows("−kinder") && book.robot.shows("Bram, 09:05"), "\(book.text)")
        book.robot.press("v")
        #expect(book.robot.shows("Anderen hebben niets veranderd"), "\(book.text)")
    }

    @Test
    func `who mends the paragraph opens its note, and then nothing is to be read again`() throws {
        let book = try Self.book()
        book.robot.press("5", "l", "Enter")
        book.robot.type(" Nagelezen.")
        book.robot.press("ctrl+s")

        #expect(try book.replica.paragraphsToRead(in: .jansen).isEmpty, "\(book.text)")
    }

    @Test
    func `a long text is broken between words, and a long word over rows`() {
        let text = StyledText([("een twee drie ", .normal), ("vierendertig", .inserted)])

        #expect(text.lines(columns: 9).map(\.text) == ["een twee ", "drie ", "vierender", "tig"])
    }
}

extension Replica {
    /// Changes the one note of a dossier.
    func rewrite(_ text: String, in folder: FolderID) throws {
        let note = try open(folder).dossier.notities[0].key
        var form = try open(note, in: folder)
        form.replace(NotitieField.tekst.of(note.record), with: text)
        try commit(form)
    }
}
