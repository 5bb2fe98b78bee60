import SyncProtocol
import TerminalRobot
import TerminalUI
import Testing

@testable import Screens

/// The views of what others did, of what has to be decided, and of what did not arrive.
struct OfficeGoldenTests {
    struct Way: Sendable, CustomTestStringConvertible {
        let name: String
        let book: @Sendable (Language) async throws -> SomeBook
        let keys: [Key]

        var testDescription: String { name }

        init(
            _ name: String, _ book: @escaping @Sendable (Language) async throws -> SomeBook,
            _ keys: Key...
        ) {
            self.name = name
            self.book = book
            self.keys = keys
        }
    }

    static let ways = [
        Way("conflicten", { try .withConflict($0) }, "6"),
        Way("conflict", { try .withConflict($0) }, "6", "Enter"),
        Way("conflict-reden", { try .withConflict($0) }, "6", "Enter", "a"),
        Way("conflict-nieuw", { try .withConflict($0) }, "6", "Enter", "w", "x"),
        Way("nieuw", { try NewsTests.book($0) }, "5"),
        Way("nieuw-nalezen", { try ReadAgainTests.book($0) }, "5"),
        Way("nalezen", { try ReadAgainTests.book($0) }, "5", "l"),
        Way("dubbelen", { try PairTests.book($0) }, "8"),
        Way("dubbelen-geen", { try PairTests.book($0) }, "8", "s"),
        Way("dubbel", { try PairTests.book($0) }, "8", "Enter"),
        Way("dubbel-reden", { try PairTests.book($0) }, "8", "Enter", "s"),
        Way("concepten", { try await rejected($0) }, "n", "H", "i", "Esc", "c", "Down"),
        Way("concepten-weg", { try await rejected($0) }, "c", "x"),
        Way("kantoor", { try await UnsavedTests.office($0) }, "k"),
    ]

    @Sendable private static func rejected(_ language: Language) async throws -> SomeBook {
        try await UnsavedTests.book(
            .rejected(.byPerson("Hoort in een ander dossier")), language)
    }

    @Test(arguments: ways, Language.allCases)
    func `a view looks as it was agreed`(way: Way, language: Language) async throws {
        let book = try await way.book(language)

        for key in way.keys { book.robot.press(key) }

        try Golden.expect(book, is: "\(way.name)-\(language == .dutch ? "nl" : "en")")
    }

    @Test(arguments: ways)
    func `the smallest window says where one is, what has arrived and how to go back`(way: Way)
        async throws
    {
        let book = try await way.book(.dutch)
        book.robot.resize(to: 40, 12)

        for key in way.keys { book.robot.press(key) }

        try Golden.expect(book, is: "\(way.name)-klein")
    }
}
