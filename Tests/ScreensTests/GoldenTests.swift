import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// Every view as it was agreed, in both languages and in the smallest window.
struct GoldenTests {
    /// A view, and the keys that lead to it from the start.
    struct Way: Sendable, CustomTestStringConvertible {
        let name: String
        let keys: [Key]

        var testDescription: String { name }

        init(_ name: String, _ keys: Key...) {
            self.name = name
            self.keys = keys
        }
    }

    static let ways = [
        Way("vandaag"), Way("vandaag-allen", "m"),
        Way("dossiers", "2"), Way("dossiers-getypt", "2", "t", "v", "r"),
        Way("dossiers-regio", "2", "r", "r", "m"),
        Way("dossier", "Enter"), Way("dossier-nazorg", "Down", "Enter"),
        Way("notitie", "n", "H", "a", "l", "l", "o"),
        Way("notitie-hersteld", "n", "H", "a", "l", "l", "o", "Esc", "n"),
        Way("formulieren", "f"), Way("formulier", "f", "Down", "Down", "Enter"),
        Way("formulier-kalender", "f", "Down", "Enter", "Tab", "F2"),
        Way("formulier-fout", "f", "Down", "Enter", "ctrl+s"),
        Way("sync", "7"), Way("sync-concept", "n", "H", "o", "i", "Esc", "7"),
        Way("zoek", "/", "k", "i", "n", "d"), Way("zoek-niets", "/", "q", "q"),
        Way("hulp", "?"), Way("alles", ":", "s", "y"), Way("afgesloten", "ctrl+l"),
    ]

    @Test(arguments: ways, Language.allCases)
    func `a view looks as it was agreed`(way: Way, language: Language) throws {
        let book = try SomeBook(language, prepare: { try $0.fillWithPeople() })

        for key in way.keys { book.robot.press(key) }

        try Golden.expect(book, is: "\(way.name)-\(language == .dutch ? "nl" : "en")")
    }

    @Test(arguments: ways)
    func `the smallest window says where one is, what has arrived and how to go back`(way: Way)
        throws
    {
        let book = try SomeBook(columns: 40, rows: 12, prepare: { try $0.fillWithPeople() })

        for key in way.keys { book.robot.press(key) }

        try Golden.expect(book, is: "\(way.name)-klein")
    }

    @Test
    func `a window that is too small says what it needs`() throws {
        let book = try SomeBook(.english, columns: 39, rows: 12)

        let words = book.robot.lines.joined(separator: " ").split(separator: " ")
        #expect(words.joined(separator: " ").contains("at least 40 by 12"))
    }
}
