import SyncProtocol
import Testing

@testable import Housing

/// Who is taken for whom, and for what reasons.
@Suite struct LikenessTests {
    private static func person(_ naam: String, _ born: String = "", _ other: String = "") -> Persoon
    {
        let year = Int64(born).map(Persoon.Geboren.year)
        return Persoon(
            naam: naam, geboren: Day(born).map(Persoon.Geboren.day) ?? year,
            telefoon: other.contains("@") ? nil : other, email: other)
    }

    private static let doubles: [(Persoon, Persoon)] = [
        (person("Jan van der Berg", "1-2-1980"), person("Berg, Jan van der", "1-2-1980")),
        (person("J. van den Berg", "1-2-1980"), person("Jan van den Berg", "1-2-1980")),
        (person("José Núñez", "3-4-1975"), person("Jose Nunez", "3-4-1975")),
        (person("Ali Hassan", "5-6-1990"), person("Hassan Ali", "5-6-1990")),
        (person("Tineke Meijer", "7-8-1961"), person("Tinneke Meyer", "7-8-1961")),
        (person("Karel Janssen", "9-10-1955"), person("Karel Jansen", "10-9-1955")),
        (person("Karel Janssen", "1955"), person("Karel Janssen", "9-10-1955")),
        (person("Bert Smeets", "11-12-1949"), person("Albertus Smeets", "11-12-1949")),
        (person("Anna de Vries-Bakker", "2-3-1988"), person("Anna Bakker", "2-3-1988")),
        (person("Łukasz Wójcik", "4-5-1991"), person("Lukasz Wojcik", "4-6-1991")),
        (person("Fatma Yılmaz", "", "06 5550 0101"), person("F. Yilmaz", "", "+31655500101")),
        (
            person("Peter Cremers", "", "p@voorbeeld.nl"),
            person("Piet Kremers", "", "P@voorbeeld.nl")
        ),
    ]

    @Test(arguments: doubles)
    func `one person who was registered twice comes into the queue`(pair: (Persoon, Persoon)) {
        let likeness = Likeness(pair.0, pair.1)

        #expect(likeness.score >= Likeness.forQueue, "\(likeness)")
        #expect(Likeness(pair.1, pair.0) == likeness)
    }

    private static let others: [(Persoon, Persoon)] = [
        // Twins, who share a telephone.
        (
            person("Tim Peeters", "1-2-1999", "0655500102"),
            person("Tom Peeters", "1-2-1999", "0655500102")
        ),
        (person("Jan Jansen", "1-2-1980"), person("Jan Jansen", "5-7-1962")),
        (person("Jan Jansen"), person("Jan Jansen")),
        (person("Onbekend", "1-1-1980"), person("Onbekend", "1-1-1980")),
        (person("Jan Bos", "1-2-1980"), person("Jan Vos", "1-2-1981")),
        (person("Maria Peters", "1-2-1980"), person("Ahmed Aydin", "1-2-1980")),
        (person("Jan Jansen", "1-2-1980"), person("Petra Jansen", "1-2-1980")),
    ]

    @Test(arguments: others)
    func `two people do not come into the queue`(pair: (Persoon, Persoon)) {
        let likeness = Likeness(pair.0, pair.1)

        #expect(likeness.score < Likeness.forQueue, "\(likeness)")
    }

    @Test func `a name alone is shown to whoever registers it again`() {
        let likeness = Likeness(
            Self.person("Jan van der Berg", "1-2-1980"), Self.person("Berg, J. van der"))

        #expect(likeness.score >= Likeness.forAsking)
        #expect(likeness.reasons == [.sameSurname, .givenInitial])
    }

    @Test func `each reason has its own words`() {
        let words = Likeness.Reason.allCases.map(\.words)

        #expect(Set(words).count == words.count)
    }

    @Test(arguments: [
        ("Tineke", "Tinneke"), ("meijer", "meyer"), ("cremers", "kremers"), ("schmidt", "smit"),
        ("philips", "filips"), ("laurens", "lourens"), ("gerard", "gerart"), ("zeegers", "segers"),
    ])
    func `words that are heard alike sound the same`(one: String, other: String) {
        #expect(Sound.of(one.lowercased()) == Sound.of(other.lowercased()))
    }

    @Test(arguments: [
        ("jansen", "janssen", true), ("jansen", "jasnen", true), ("jansen", "jansn", true),
        ("jansen", "hansen", true), ("jansen", "hanzen", false), ("jansen", "jan", false),
        ("ab", "ba", true), ("a", "", true), ("", "", true), ("abc", "cba", false),
    ])
    func `a slip of one letter is told from two`(one: String, other: String, isNear: Bool) {
        #expect(isOneLetterAway(one, other) == isNear)
        #expect(isOneLetterAway(other, one) == isNear)
    }
}
