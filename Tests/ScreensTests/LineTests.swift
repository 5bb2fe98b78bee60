import Housing
import Replica
import SyncProtocol
import TerminalUI
import Testing

@testable import Screens

/// What is said and answered line by line, and what comes of it.
struct LineTests {
    /// Types lines, one after the other, and returns all that was said.
    @discardableResult
    private func talk(_ book: SomeBook, _ language: Language = .dutch, _ lines: String...) throws
        -> String
    {
        var talk = LineTalk(language)
        var said = talk.begin(book.archive)
        for line in lines { said += talk.take(line, book.archive).lines }
        return said.joined(separator: "\n")
    }

    private func people(_ language: Language = .dutch) throws -> SomeBook {
        try SomeBook(language, prepare: { try $0.fillWithPeople() })
    }

    @Test(arguments: Language.allCases)
    func `the menu says what has arrived and what can be done`(language: Language) throws {
        let said = try talk(people(language), language)

        #expect(said.contains("↑9"), "\(said)")
        #expect(said.contains(language == .dutch ? "4. notitie" : "4. note"), "\(said)")
    }

    @Test
    func `a note is written over several lines`() throws {
        let book = try people()
        let said = try talk(book, .dutch, "4", "jansen", "Eerste regel", "", "derde", ".", "")

        let notes = try book.replica.open(.jansen).dossier.notities
        let texts = notes.compactMap { $0.text(NotitieField.tekst) }
        #expect(texts.contains("Eerste regel\n\nderde"), "\(said)")
        #expect(said.contains("Bewaard op dit apparaat: notitie."), "\(said)")
        #expect(try book.replica.drafts().isEmpty)
    }

    @Test
    func `what was typed is there after the program was killed in the middle of it`() throws {
        let book = try people()
        try talk(book, .dutch, "4", "jansen", "Nog niet af")
        let said = try talk(SomeBook(again: book), .dutch, "4", "jansen", "")

        #expect(said.contains("concept hersteld"), "\(said)")
        #expect(said.contains("[Nog niet af]"), "\(said)")
    }

    @Test
    func `an answer that does not fit is asked again, with the sentence of the form`() throws {
        let book = try people()
        let said = try talk(book, .dutch, "4", "jansen", "Tekst", ".", "gisteren")

        #expect(said.contains("is geen datum; typ 2026-03-01 of 1-3-2026"), "\(said)")
        #expect(try book.replica.open(.jansen).dossier.notities.count == 1)
    }

    @Test
    func `a control moment is logged`() throws {
        let book = try people()
        let said = try talk(
            book, .dutch, "5", "smeets", "1", "goed", "", "", "", "", "", "", "", "", "", "", "", ""
        )

        let moments = try book.replica.open(.smeets).dossier.controlemomenten
        let outcomes = moments.compactMap {
            $0.choice(ControlemomentUitkomst.self, ControlemomentField.uitkomst)
        }
        #expect(outcomes.count == 1, "\(said)")
    }

    @Test
    func `somebody is looked for before being registered`() throws {
        let book = try people()
        let found = try talk(book, .dutch, "6", "jansen")
        #expect(found.contains("1. J. Jansen"), "\(found)")
        #expect(found.contains("meldt toch iemand aan"))

        let said = try talk(book, .dutch, "6", "Bakker", "")
        #expect(said.contains("[Bakker]"), "\(said)")
    }

    @Test
    func `who reads a dossier is written down`() throws {
        let book = try people()
        let before = try book.replica.counts().waiting
        let said = try talk(book, .dutch, "3", "smeets")

        #expect(said.contains("A. Smeets"), "\(said)")
        // That it was looked for, and that it was read.
        #expect(try book.replica.counts().waiting == before + 2)
    }

    @Test
    func `a conflict is decided with a reason`() throws {
        let book = try SomeBook.withConflict()
        let said = try talk(book, .dutch, "7", "2", "1")

        #expect(try book.replica.conflicts().isEmpty, "\(said)")
        #expect(said.contains("door Bram, 09:05"), "\(said)")
        #expect(said.contains("Gekozen: Kerkstraat 12"), "\(said)")
    }

    @Test
    func `a value that neither side has is written in a conflict`() throws {
        let book = try SomeBook.withConflict()
        let said = try talk(book, .dutch, "7", "4", "Nieuwe Weg 1", "1")

        #expect(try book.replica.conflicts().isEmpty, "\(said)")
        #expect(said.contains("Gekozen: Nieuwe Weg 1"), "\(said)")
    }

    @Test
    func `the last change is taken back`() throws {
        let book = try people()
        let notes = { try book.replica.open(.jansen).dossier.notities.count }
        let before = try notes()
        try talk(book, .dutch, "4", "jansen", "Weg ermee", ".", "")
        #expect(try notes() == before + 1)

        let said = try talk(book, .dutch, "10")

        #expect(try notes() == before, "\(said)")
    }

    @Test
    func `a long list is told in breaths, and only who was told is written down`() throws {
        let book = try SomeBook(prepare: { replica in
            for index in 1...25 {
                try replica.register(
                    FolderID(high: 90, low: UInt64(index)),
                    [
                        "naam": "P. Pieters \(index)", "datum": "1-3-2026",
                        "woonproces": "housing", "gemeente": "Heerlen",
                    ])
            }
        })
        func looked() throws -> Int {
            try book.replica.records(of: InzageField.type).reduce(0) { $0 + $1.looked.count }
        }
        var talk = LineTalk(.dutch)
        _ = talk.take("3", book.archive)
        let first = talk.take("pieters", book.archive).lines
        #expect(first.count { $0.contains("P. Pieters") } == 20, "\(first)")
        #expect(try looked() == 20)

        let more = talk.take("meer", book.archive).lines

        #expect(more.count { $0.contains("P. Pieters") } == 5, "\(more)")
        #expect(try looked() == 25)
        #expect(talk.take("23", book.archive).lines.contains { $0.contains("P. Pieters") })
    }

    @Test
    func `news is told, and seen`() throws {
        let book = try NewsTests.book()
        let said = try talk(book, .dutch, "8", "alles", "8")

        #expect(said.contains("Bram, adres: van Markt 1 naar Markt 2"), "\(said)")
        #expect(said.contains("Anderen hebben niets veranderd"), "\(said)")
    }

    @Test
    func `sync says what waits, and asks the program to exchange`() throws {
        let book = try people()
        var talk = LineTalk(.dutch)
        _ = talk.begin(book.archive)
        let (lines, wish) = talk.take("9", book.archive)

        #expect(lines.contains { $0.contains("staan nog alleen op dit apparaat") }, "\(lines)")
        if case .sync? = wish {} else { Issue.record("\(String(describing: wish))") }
    }

    @Test
    func `no byte below a space is written but the end of a line, whatever people typed`() throws {
        let book = try people()
        let evil = "\u{1B}[2J\u{07}Wis\u{9B}31m\u{202E}alles\t"
        try book.replica.rewrite(evil, in: .jansen)
        try book.replica.change(["adres": "Markt 1"], in: .jansen)
        let said = try talk(
            book, .dutch, "1", "1", "3", "jansen", "4", evil, "4", "jansen", evil, ".", evil,
            "terug",
            "2", "wis", "5", "jansen", "6", "jansen", "", "terug", "7", "8", "9", "x", "0")

        #expect(said.contains("Wis"), "\(said)")
        #expect(!said.utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F })
        #expect(!said.unicodeScalars.contains { (0x80...0x9F).contains($0.value) })
        #expect(!said.unicodeScalars.contains("\u{202E}"))
    }

    @Test
    func `nonsense at every question ends nothing and is answered`() throws {
        let book = try people()
        var talk = LineTalk(.dutch)
        _ = talk.begin(book.archive)
        for first in 1...8 {
            for line in ["\(first)", "qqq", "99", "-1", "terug", "", "terug", ""] {
                let (_, wish) = talk.take(line, book.archive)
                if case .end? = wish { Issue.record("ended by \(first) \(line)") }
            }
        }

        #expect(talk.take("0", book.archive).lines.count == 1)
    }
}
