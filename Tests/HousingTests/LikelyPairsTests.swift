import SeededChance
import SyncProtocol
import Testing

@testable import Housing

/// Among many people those are found that comparing each with each would find.
@Suite struct LikelyPairsTests {
    private static let given = [
        "Jan", "Johannes", "Jo", "Ali", "Hassan", "Tim", "Tom", "M.", "Marie", "Fatma",
    ]
    private static let surnames = [
        "Jansen", "Janssen", "van der Berg", "Berg", "de Vries-Bakker", "Bakker", "Hassan", "Ali",
        "Cremers", "Kremers", "Meijer", "Meyer", "El Amrani", "Amrani", "Yılmaz", "Smeets",
    ]

    /// Of few names and few days, so that many look like one; or of many, as in life.
    private func people(_ count: Int, surnames: [String], years: Int64) -> [Persoon] {
        var random = SeededRandom(seed: 20_26)
        return (0..<count).map { number in
            let name = "\(random.one(of: Self.given)) \(random.one(of: surnames))"
            let day = Day(
                year: 1950 + .random(in: 0..<years, using: &random),
                month: .random(in: 1...12, using: &random),
                day: .random(in: 1...28, using: &random))!
            let born: Persoon.Geboren? =
                switch random.number(below: 5) {
                case 0: nil
                case 1: .year(day.yearMonthDay.year)
                default: .day(day)
                }
            return Persoon(
                folder: FolderID(high: 5, low: UInt64(number)), naam: name, geboren: born,
                telefoon: random.number(below: 4) == 0
                    ? "06555001\(10 + random.number(below: 80))" : nil)
        }
    }

    @Test func `no pair of the queue is missed among few names and few days`() {
        let people = people(400, surnames: Self.surnames, years: 2)
        var wanted: Set<[FolderID]> = []
        for (place, one) in people.enumerated() {
            for other in people[(place + 1)...]
            where Likeness(one, other).score >= Likeness.forQueue {
                wanted.insert([one.folder!, other.folder!])
            }
        }

        let pairs = PeopleIndex(people).pairs()
        let found = Set(pairs.map { [$0.one.folder!, $0.other.folder!] })

        #expect(wanted.count > 50)
        #expect(found == wanted)
        #expect(pairs.count == found.count)
        #expect(pairs.map(\.likeness.score) == pairs.map(\.likeness.score).sorted(by: >))
    }

    @Test func `people of one day whose names differ by a slip are among those compared`() {
        let people = ["M. Jansen", "M. Jamsen"].enumerated().map { number, name in
            Persoon(
                folder: FolderID(high: 5, low: UInt64(number)), naam: name,
                geboren: .day(Day("1-2-1980")!))
        }

        #expect(PeopleIndex(people).pairs().map(\.likeness.score) == [65])
    }

    @Test func `twenty thousand people are compared within five seconds`() {
        let stems = [
            "berg", "dal", "hout", "veld", "kamp", "steen", "brink", "horst", "laar", "rode",
        ]
        let surnames =
            Self.surnames + stems.flatMap { one in stems.map { one + $0 + "s" } }
            + stems.flatMap { one in stems.map { "van " + one + $0 } }
        let people = people(20_000, surnames: surnames, years: 50)
        var pairs: [LikelyPair] = []

        let time = ContinuousClock().measure { pairs = PeopleIndex(people).pairs() }

        #expect(!pairs.isEmpty)
        #expect(time < .seconds(5), "\(time)")
    }
}
