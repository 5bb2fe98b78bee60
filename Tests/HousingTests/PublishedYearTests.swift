import Replica
import SyncProtocol
import Testing

@testable import Housing

/// The annual report of 2024 comes out of records that were made with the forms, cell by cell.
@Suite struct PublishedYearTests {
    private let some: SomeReplica

    init() throws {
        some = try SomeReplica()
        var number: UInt64 = 0
        for group in PublishedGroup.parkstad + PublishedGroup.elsewhere {
            for _ in 0..<group.count {
                number += 1
                try group.register(FolderID(high: number << 32, low: number), on: some.replica)
            }
        }
    }

    /// Every published cell but the exceptions, as the report prints it.
    private static let published = [
        "Parkstad": [
            "Housing 304 aanmeldingen (171 convenantpartners, 133 deelnemers), 176 intakes, 93 bij "
                + "een corporatie, 93 geplaatst, 85 positief, 5 negatief",
            "aangemeld door LEVANTOgroep 86, Radar 85",
            "Housing Plus 63 aanmeldingen (0 convenantpartners, 63 deelnemers), 46 intakes, 39 bij "
                + "een corporatie, 39 geplaatst, 17 positief, 1 negatief",
            "Housing First 17 aanmeldingen (0 convenantpartners, 17 deelnemers), 17 intakes, 17 bij "
                + "een corporatie, 17 geplaatst, 0 positief, 0 negatief",
            "Housing Justitieel 1 aanmeldingen (0 convenantpartners, 1 deelnemers), 1 intakes, 1 "
                + "bij een corporatie, 1 geplaatst, 0 positief, 0 negatief",
            "150 plaatsingen, van 150 afgesproken",
            "49 trajecten gefactureerd, 35 keer begeleiding",
            "gemiddeld 5 maanden na aanmelding bij een corporatie",
            "verkorte toeleiding: 45 aangemeld, 0 verkort, 33 regulier, 12 afgewezen",
            "Heerlen: 74 plaatsingen, 5 boven de spreidingsafspraak",
        ],
        "Westelijke Mijnstreek": [
            "Housing 155 aanmeldingen (53 convenantpartners, 102 deelnemers), 95 intakes, 58 bij "
                + "een corporatie, 58 geplaatst, 62 positief, 7 negatief",
            "aangemeld door Moveoo 53",
            "Housing Plus 16 aanmeldingen (0 convenantpartners, 16 deelnemers), 13 intakes, 9 bij "
                + "een corporatie, 3 geplaatst, 0 positief, 0 negatief",
            "Housing First 3 aanmeldingen (0 convenantpartners, 3 deelnemers), 3 intakes, 3 bij "
                + "een corporatie, 3 geplaatst, 0 positief, 0 negatief",
            "64 plaatsingen, van 83 afgesproken",
            "42 trajecten gefactureerd, 0 keer begeleiding",
            "gemiddeld 4 maanden na aanmelding bij een corporatie",
            "verkorte toeleiding: 29 aangemeld, 1 verkort, 16 regulier, 0 afgewezen, gemiddeld 12 "
                + "dagen gewacht",
        ],
        "Maastricht": [
            "Housing 179 aanmeldingen (0 convenantpartners, 179 deelnemers), 107 intakes, 77 bij "
                + "een corporatie, 77 geplaatst, 104 positief, 4 negatief",
            "77 plaatsingen, van 88 afgesproken",
            "107 trajecten gefactureerd, 0 keer begeleiding",
            "gemiddeld 8 maanden na aanmelding bij een corporatie",
        ],
        "Heuvelland": [
            "Housing 3 aanmeldingen (0 convenantpartners, 3 deelnemers), 2 intakes, 2 bij een "
                + "corporatie, 2 geplaatst, 2 positief, 1 negatief",
            "Housing Plus 4 aanmeldingen (0 convenantpartners, 4 deelnemers), 1 intakes, 1 bij een "
                + "corporatie, 1 geplaatst, 0 positief, 0 negatief",
            "3 plaatsingen, zonder taakstelling",
            "2 trajecten gefactureerd, 0 keer begeleiding",
            "gemiddeld 8 maanden na aanmelding bij een corporatie",
        ],
    ]

    /// The cells that no set of records can yield beside the others, each with its arithmetic.
    private static let exceptions = [
        "Parkstad: Housing is 93 in de ene regel en 95 in de andere",
        "Parkstad: 95 + 39 + 17 + 1 = 152 (met 93: 150), er staat 149",
        "Westelijke Mijnstreek: de verkorte toeleiding verklaart 17 van 29",
        "er staat 3 regio's, en er worden er 5 genoemd",
        "de 1 plaatsing van Vaals staat in geen totaal",
    ]

    @Test func `every published cell is printed, and each contradiction is named beside it`() throws
    {
        let program = Program(replica: some.path)

        let printed = try program.run("jaarverslag", "2024").output

        var byRegio: [String: [String]] = [:]
        var regio = ""
        for line in printed.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { regio = "" } else if regio.isEmpty { regio = String(line) }
            let words = line.split(separator: " ").joined(separator: " ")
            byRegio[regio, default: []].append(words)
        }
        for (regio, cells) in Self.published {
            #expect(byRegio[regio]?.dropFirst().map(\.self) == cells, "\(regio)")
        }
        #expect(printed.contains("Duurzaam: 14 van 15 gemeten (93%)"))
        #expect(
            printed.contains(
                "Klachten: Housing 4, Housing Plus 0, Housing First 0, Housing Justitieel 0"))
        let doubts = printed.split(separator: "\n").compactMap { line in
            line.hasPrefix("Let op: ") ? String(line.dropFirst("Let op: ".count)) : nil
        }
        // Nothing differs from what was published but what contradicts itself there.
        #expect(doubts == Self.exceptions)
        let json = try program.run("jaarverslag", "2024", "--json").output
        #expect(json.contains(#""onverklaard":12"#), "29 - 1 - 16")
    }
}
