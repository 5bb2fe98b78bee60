import Testing

@testable import Housing

/// The figures of a year, from facts whose counts are known.
@Suite struct JaarverslagTests {
    private let naslag = Naslag.shipped

    private func traject(
        _ aangemeld: String, _ gemeente: String = "Heerlen", by aanmelder: String = "Xonar",
        _ change: (inout TrajectFeiten) -> Void = { _ in }
    ) -> TrajectFeiten {
        var feiten = TrajectFeiten()
        feiten.aangemeld = Day(aangemeld)!
        feiten.gemeente = gemeente
        feiten.aanmelder = aanmelder
        feiten.woonproces = .housing
        change(&feiten)
        return feiten
    }

    private func placed(_ start: String, in gemeente: String = "Heerlen") -> TrajectFeiten.Start {
        .init(ingang: Day(start)!, gemeente: gemeente, woonproces: .housing)
    }

    @Test func `R12 each figure counts by the day of its own event`() {
        let one = traject("20-12-2023") {
            $0.intake = Day("5-1-2024")!
            $0.corporaties = [Day("1-2-2025")!]
            $0.plaatsingen = [placed("1-7-2026")]
            $0.verloop = .positief
            $0.afgesloten = Day("2-7-2027")!
        }
        func counted(_ jaar: Int64) -> [Int] {
            let parkstad = Jaarverslag([one], jaar, naslag).regios[.parkstad]!
            let figures = parkstad.processen[.housing] ?? .init()
            return [
                figures.aanmeldingen, figures.intakes, parkstad.gefactureerd,
                figures.bijCorporatie, figures.plaatsingen, figures.positief,
            ]
        }

        #expect(counted(2023) == [1, 0, 0, 0, 0, 0])
        #expect(counted(2024) == [0, 1, 1, 0, 0, 0])
        #expect(counted(2025) == [0, 0, 0, 1, 0, 0])
        #expect(counted(2026) == [0, 0, 0, 0, 1, 0])
        #expect(counted(2027) == [0, 0, 0, 0, 0, 1])
        #expect(Jaarverslag([one], 2026, naslag).regios[.parkstad]!.wachtMaanden == 17)
    }

    @Test func `who registers, pays and is paid is told apart`() {
        let partner = traject("1-3-2024", by: "Radar") { $0.intake = Day("1-4-2024")! }
        let deelnemer = traject("1-3-2024", "Kerkrade") {
            $0.intake = Day("1-4-2024")!
            $0.plaatsingen = [placed("1-6-2024", in: "Kerkrade")]
        }

        let parkstad = Jaarverslag([partner, deelnemer], 2024, naslag).regios[.parkstad]!

        #expect(parkstad.processen[.housing]?.doorConvenantpartners == 1)
        #expect(parkstad.processen[.housing]?.doorDeelnemers == 1)
        #expect(parkstad.gefactureerd == 1)
        #expect(parkstad.begeleiding == 1)
        #expect(parkstad.taakstelling == 150)
    }

    @Test func `placements above the spreading agreement are told by gemeente`() {
        let all = (0..<74).map { _ in
            traject("1-3-2024") { $0.plaatsingen = [placed("1-6-2024")] }
        }

        let parkstad = Jaarverslag(all, 2024, naslag).regios[.parkstad]!

        #expect(parkstad.perGemeente == ["Heerlen": 74])
        #expect(parkstad.bovenSpreiding == ["Heerlen": 5])
    }

    @Test
    func `the short route leads to a home, a regular traject, a rejection, or is not explained`() {
        func short(_ change: (inout TrajectFeiten) -> Void) -> TrajectFeiten {
            traject("1-3-2024") {
                $0.verkorteToeleiding = true
                change(&$0)
            }
        }
        let all = [
            short { $0.plaatsingen = [placed("1-6-2024")] },
            short {
                $0.plaatsingen = [placed("2-6-2024")]
                $0.intake = Day("2-4-2024")!
            },
            short { $0.verloop = .afgewezen }, short { _ in },
        ]

        let route = Jaarverslag(all, 2024, naslag).regios[.parkstad]!.verkort

        #expect(
            [route.aangemeld, route.verkort, route.regulier, route.afgewezen, route.onverklaard]
                == [4, 1, 1, 1, 1])
    }

    @Test func `the contradictions of the published report are named, and only of that year`() {
        let report = Jaarverslag([], 2024, naslag)

        #expect(
            report.contradictions.map(\.dutch) == [
                "Parkstad: Housing is 93 in de ene regel en 95 in de andere",
                "Parkstad: 95 + 39 + 17 + 1 = 152 (met 93: 150), er staat 149",
                "Westelijke Mijnstreek: de verkorte toeleiding verklaart 17 van 29",
                "er staat 3 regio's, en er worden er 5 genoemd",
                "de 1 plaatsing van Vaals staat in geen totaal",
            ])
        #expect(report.differences.count == 4)
        #expect(Jaarverslag([], 2025, naslag).contradictions.isEmpty)
    }
}
