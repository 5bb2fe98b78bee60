import Testing

@testable import Housing

/// The clocks of the rules, at their edges.
@Suite struct ClockTests {
    private func feiten(from start: String) -> TrajectFeiten {
        var feiten = TrajectFeiten()
        feiten.aangemeld = Day(start)!
        return feiten
    }

    @Test(arguments: [
        ("1-3-2026", "1-9-2026", OfferClock.running(until: Day("1-9-2026")!)),
        ("1-3-2026", "2-9-2026", .late(until: Day("1-3-2027")!)),
        ("1-3-2026", "1-3-2027", .late(until: Day("1-3-2027")!)),
        ("1-3-2026", "2-3-2027", .breached(since: Day("1-3-2027")!)),
        ("31-8-2025", "28-2-2026", .running(until: Day("28-2-2026")!)),
        ("31-8-2025", "1-3-2026", .late(until: Day("31-8-2026")!)),
        ("29-2-2024", "29-8-2024", .running(until: Day("29-8-2024")!)),
        ("29-2-2024", "28-2-2025", .late(until: Day("28-2-2025")!)),
        ("29-2-2024", "1-3-2025", .breached(since: Day("28-2-2025")!)),
    ])
    func `R1 runs 6 months, is late up to 12, and then is broken`(
        start: String, today: String, clock: OfferClock
    ) {
        #expect(feiten(from: start).offerClock(on: Day(today)!) == clock)
    }

    @Test(arguments: [
        ("1-9-2026", OfferClock.OfferTerm.first), ("2-9-2026", .last), ("1-3-2027", .last),
        ("2-3-2027", .beyond),
    ])
    func `an offer stops R1, in the term in which it came`(
        offer: String, term: OfferClock.OfferTerm
    ) {
        var feiten = feiten(from: "1-3-2026")
        feiten.fittingOffers = [Day(offer)!.adding(100), Day(offer)!]

        #expect(
            feiten.offerClock(on: Day("1-1-2030")!) == .stopped(on: Day(offer)!, term))
    }

    @Test func `nothing runs for who was never registered, or whose traject ended`() {
        #expect(TrajectFeiten().offerClock(on: Day("1-1-2030")!) == nil)

        var ended = feiten(from: "1-3-2026")
        ended.verloop = .ingetrokken
        #expect(ended.offerClock(on: Day("1-1-2030")!) == nil)
        ended.isContested = true
        #expect(ended.offerClock(on: Day("1-1-2030")!)?.isBreach == true)
    }

    @Test(arguments: [
        ("30-11-2025", "28-2-2026", OfferClock.running(until: Day("28-2-2026")!)),
        ("30-11-2025", "1-3-2026", .breached(since: Day("28-2-2026")!)),
    ])
    func `R2 is three months, for the short route alone`(
        start: String, today: String, clock: OfferClock
    ) {
        var feiten = feiten(from: start)
        #expect(feiten.shortRouteClock(on: Day(today)!) == nil)
        feiten.verkorteToeleiding = true
        #expect(feiten.shortRouteClock(on: Day(today)!) == clock)
    }

    @Test func `R3 plans days 91, 182, 273 and 365, also over a leap day and summer time`() {
        func planned(_ start: String) -> [String] {
            Nazorg.numbers.map { Nazorg.planned($0, from: Day(start)!).description }
        }

        #expect(planned("1-3-2026") == ["31-5-2026", "30-8-2026", "29-11-2026", "1-3-2027"])
        #expect(planned("29-2-2024") == ["30-5-2024", "29-8-2024", "28-11-2024", "28-2-2025"])
        #expect(planned("1-12-2023") == ["1-3-2024", "31-5-2024", "30-8-2024", "30-11-2024"])
    }

    @Test(arguments: [
        (1, 83, Nazorg.Due.later), (1, 84, .now), (1, 105, .now), (1, 106, .late),
        (1, 174, .late), (1, 175, .missed), (2, 174, .later), (2, 175, .now), (3, 287, .now),
        (3, 288, .late), (3, 357, .late), (3, 358, .missed), (4, 358, .now), (4, 379, .now),
        (4, 380, .missed),
    ])
    func `R3 a moment is open in its window, late after it, and missed when the next begins`(
        number: Int64, day: Int64, due: Nazorg.Due
    ) {
        let start = Day("1-3-2026")!

        #expect(Nazorg.due(number, from: start, .housing, on: start.adding(day)) == due)
    }

    @Test func `R4 aftercare ends with the last window, and of Housing First never by time`() {
        let start = Day("29-2-2024")!

        #expect(Nazorg.end(from: start, .housing) == start.adding(379))
        #expect(Nazorg.end(from: start, nil)! > start.adding(months: 12))
        #expect(Nazorg.end(from: start, .housingFirst) == nil)
        #expect(Nazorg.due(4, from: start, .housingFirst, on: start.adding(2000)) == .late)
    }

    @Test func `R5 keeps both waiting times`() {
        var feiten = feiten(from: "1-1-2024")
        feiten.corporaties = [Day("1-6-2024")!, Day("1-4-2024")!]
        feiten.fittingOffers = [Day("15-8-2024")!]
        feiten.plaatsingen = [.init(ingang: Day("1-9-2024")!)]

        #expect(feiten.waitFromRegistration! == (Day("1-1-2024")!, Day("15-8-2024")!))
        #expect(feiten.waitFromCorporation! == (Day("1-4-2024")!, Day("1-9-2024")!))
    }

    @Test(arguments: [
        ("28-2-2025", "28-2-2030"), ("29-2-2024", "28-2-2029"), ("31-12-2024", "31-12-2029"),
    ])
    func `a home is measured five years after the end`(ended: String, due: String) {
        var feiten = feiten(from: "1-1-2020")
        feiten.plaatsingen = [.init(ingang: Day("1-2-2020")!)]
        feiten.verloop = .positief
        feiten.afgesloten = Day(ended)!

        #expect(feiten.durabilityDue == Day(due)!)
        feiten.gemeten = Day(due)!
        #expect(feiten.durabilityDue == nil)
        feiten.gemeten = nil
        feiten.verloop = .afgewezen
        #expect(feiten.durabilityDue == nil)
    }
}
