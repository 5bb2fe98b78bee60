import Replica
import TerminalRobot
import TerminalUI
import Testing

/// The views of the work at the door: aftercare, registering, intake, signals and handing over.
struct FieldGoldenTests {
    static let ways: [GoldenTests.Way] = [
        .init("nazorg", "3"), .init("nazorg-later", "3", "Left"),
        .init("moment", "3", "Enter", "h", "s"),
        .init("moment-tekst", "3", "Enter", "n", "H", "o", "i"),
        .init("aanmelden", "+"), .init("aanmelden-lijkt", "+", "J", "a", "n", "s", "s", "e", "n"),
        .init("aanmelden-niemand", "+", "Q", "Enter"),
        .init("aanmelden-verder", "+", "P", "e", "e", "t", "Enter", "Enter"),
        .init("intake", "2", "i"), .init("intake-verslag", "2", "i", "6", "H", "o", "i"),
        .init("signalen", "9"), .init("signaal-klaar", "9", "Down", "k", "O", "k"),
        .init("overdracht", "2", "o"), .init("overdracht-gevolgen", "2", "o", "Enter", "Enter"),
    ]

    private static func fill(_ replica: Replica) throws {
        try replica.fillWithPeople()
        try replica.fillWithQueue()
        try replica.fillWithColleague()
    }

    @Test(arguments: ways, Language.allCases)
    func `a view looks as it was agreed`(way: GoldenTests.Way, language: Language) throws {
        let book = try SomeBook(language, prepare: Self.fill)

        for key in way.keys { book.robot.press(key) }

        try Golden.expect(book, is: "\(way.name)-\(language == .dutch ? "nl" : "en")")
    }

    @Test(arguments: ways)
    func `the smallest window says where one is, what has arrived and how to go back`(
        way: GoldenTests.Way
    ) throws {
        let book = try SomeBook(columns: 40, rows: 12, prepare: Self.fill)

        for key in way.keys { book.robot.press(key) }

        try Golden.expect(book, is: "\(way.name)-klein")
    }
}
