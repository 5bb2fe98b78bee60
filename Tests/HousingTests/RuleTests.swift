import Testing

@testable import Housing

/// What the rules say: when they warn, when they stop, and where they come from.
@Suite struct RuleTests {
    private let naslag = Naslag.shipped
    private let day = Day("1-6-2024")!

    private func gemeente(_ name: String) -> Gemeente { naslag.gemeente(name)! }

    private func placement(
        _ woonproces: Woonproces = .housing, in name: String = "Heerlen",
        signed: Day? = nil, placed: Int64 = 0, inRegio: Int64 = 0, adres: String? = nil
    ) -> PlaatsingVoorstel {
        PlaatsingVoorstel(
            ingang: day, gemeente: gemeente(name), woonproces: woonproces, adres: adres,
            housingPlusGetekend: signed,
            geplaatst: .init(inGemeente: placed, inRegio: inRegio))
    }

    @Test func `each rule has a number, and says where it comes from in both languages`() {
        #expect(Rule.all.map(\.number) == Array(1...13))
        for rule in Rule.all {
            #expect(!rule.about.dutch.isEmpty && rule.about.dutch != rule.about.english)
            #expect(rule.source.dutch.contains(#/20\d\d/#))
        }
    }

    @Test(arguments: [
        ("1-9-2024", [Int64]()), ("2-9-2024", [1]), ("2-3-2025", [1]),
    ])
    func `R1 warns after 6 months and after 12`(today: String, rules: [Int64]) {
        var feiten = TrajectFeiten()
        feiten.aangemeld = Day("1-3-2024")!

        #expect(naslag.findings(feiten, on: Day(today)!).map(\.rule.number) == rules)
    }

    @Test func `R2 warns of a short route that takes longer than three months`() {
        var feiten = TrajectFeiten()
        feiten.aangemeld = Day("1-3-2024")!
        feiten.verkorteToeleiding = true

        #expect(naslag.findings(feiten, on: Day("1-6-2024")!).isEmpty)
        #expect(naslag.findings(feiten, on: Day("2-6-2024")!).map(\.rule) == [.r2])
    }

    @Test(arguments: [(84, false), (83, true), (105, false), (106, true)])
    func `R3 warns of a moment that is logged outside its window`(after: Int64, warns: Bool) {
        let start = Day("1-3-2026")!

        let finding = naslag.outside(
            1, from: start, loggedOn: start.adding(after), in: .parkstad)

        #expect((finding?.rule == .r3) == warns)
    }

    @Test(arguments: [
        (Woonproces.housing, 379, true), (.housing, 380, false), (.housingFirst, 2000, true),
    ])
    func `R4 warns of who is closed before aftercare ends`(
        woonproces: Woonproces, after: Int64, warns: Bool
    ) {
        var feiten = TrajectFeiten()
        feiten.woonproces = woonproces
        feiten.plaatsingen = [.init(ingang: day)]

        let finding = naslag.closedEarly(feiten, in: .parkstad, on: day.adding(after))

        #expect((finding?.rule == .r4) == warns)
    }

    @Test(arguments: [(68, false), (69, true)])
    func `R6 allows the agreed number, and warns of the next`(placed: Int64, warns: Bool) throws {
        let findings = naslag.findings(placement(placed: placed))

        #expect((findings.map(\.rule) == [.r6]) == warns)
        #expect(try findings.warnings().count == (warns ? 1 : 0))
    }

    @Test func `R6 counts all of the region against its taakstelling`() {
        #expect(naslag.findings(placement(inRegio: 149)).isEmpty)
        #expect(
            naslag.findings(placement(inRegio: 150)).first?.words.dutch
                == "dit is plaatsing 151 van 2024 in Parkstad, en de taakstelling is 150")
    }

    @Test(arguments: [
        (Afsluituitkomst.afgewezen, "woonblokkade", true), (.afgewezen, "Woonblokkade", true),
        (.afgewezen, "niet-passend", false), (.ingetrokken, "woonblokkade", false),
    ])
    func `R7 stops a rejection for a block alone`(
        uitkomst: Afsluituitkomst, reden: String, stops: Bool
    ) {
        let finding = naslag.blockedAlone(uitkomst, reden: reden, in: .parkstad, on: day)

        #expect((finding?.rule == .r7) == stops)
        if let finding { #expect(throws: Refusal.self) { try [finding].warnings() } }
    }

    @Test(
        arguments: [
            ("Xonar", "Heerlen", "1-6-2024", 67_500), ("Radar", "Heerlen", "1-6-2024", nil),
            ("Radar", "Maastricht", "1-6-2024", 67_500), ("Levanto", "Stein", "1-6-2024", nil),
            ("Radar", "Heerlen", "31-12-2023", nil),  // no price is known of before 2024
        ] as [(String, String, String, Int64?)])
    func `R8 bills who is no partner of the region on the day of the intake`(
        aanmelder: String, gemeente: String, intake: String, cents: Int64?
    ) {
        var feiten = TrajectFeiten()
        feiten.aanmelder = aanmelder
        feiten.gemeente = gemeente
        feiten.woonproces = .housing
        #expect(naslag.trajectprijs(feiten) == nil)
        feiten.intake = Day(intake)!

        #expect(naslag.trajectprijs(feiten)?.bedrag.number == cents)
    }

    @Test(arguments: [
        (Woonproces.housing, "Kerkrade", 0, true), (.housing, "Kerkrade", -1, false),
        (.housing, "Heerlen", 0, false), (.housingPlus, "Kerkrade", 0, false),
        (.housing, "Stein", 0, false),
    ])
    func `R9 pays guidance once rent started, in Parkstad outside Heerlen`(
        woonproces: Woonproces, gemeente: String, after: Int64, pays: Bool
    ) {
        var feiten = TrajectFeiten()
        feiten.plaatsingen = [
            .init(ingang: day, gemeente: gemeente, woonproces: woonproces),
            .init(ingang: day.adding(90), gemeente: gemeente, woonproces: woonproces),
        ]

        let amount = naslag.begeleiding(feiten, on: day.adding(after))

        #expect(amount?.bedrag == (pays ? Cents(553_124) : nil))
        #expect(amount?.day == (pays ? day : nil))
    }

    @Test(
        arguments: [
            (Woonproces.housingPlus, nil, true), (.housingPlus, 0, false),
            (.housingPlus, -9, false),
            (.housingPlus, 1, true), (.housing, nil, false),
        ] as [(Woonproces, Int64?, Bool)])
    func `R10 warns of Housing Plus that starts unsigned`(
        woonproces: Woonproces, signedAfter: Int64?, warns: Bool
    ) {
        let findings = naslag.findings(
            placement(woonproces, signed: signedAfter.map { day.adding($0) }))

        #expect((findings.map(\.rule) == [.r10]) == warns)
    }

    @Test func `R10 stops from the day and in the region that a setting says`() throws {
        var strict = naslag
        strict.regels = [
            Regelinstelling(10, .parkstad, .weigert, Period(from: day))
        ]
        let unsigned = placement(.housingPlus)

        #expect(throws: Refusal.self) { try strict.findings(unsigned).warnings() }
        var before = unsigned
        before.ingang = day.adding(-1)
        #expect(try strict.findings(before).warnings().count == 1)
        let elsewhere = placement(.housingPlus, in: "Stein")
        #expect(try strict.findings(elsewhere).warnings().count == 1)
    }

    @Test(arguments: [
        (Woonproces.housingFirst, "Heerlen", false), (.housingFirst, "Maastricht", true),
        (.housingPlus, "Vaals", false), (.housing, "Eijsden", true),
    ])
    func `R11 stops a process that is not offered there`(
        woonproces: Woonproces, gemeente: String, stops: Bool
    ) {
        let finding = naslag.notOffered(woonproces, in: self.gemeente(gemeente), on: day)

        #expect((finding?.rule == .r11) == stops)
        #expect((finding?.effect == .weigert) == stops)
    }

    @Test(arguments: [("31-12-2023", true), ("1-1-2024", false)])
    func `R11 goes by the year of the step`(on: String, stops: Bool) {
        let finding = naslag.notOffered(.housingPlus, in: gemeente("Meerssen"), on: Day(on)!)

        #expect((finding != nil) == stops)
    }

    @Test(arguments: [
        (Woonproces.housing, true), (.housingPlus, false), (.housingFirst, false),
        (.housingJustitieel, false),
    ])
    func `R8 bills Housing alone`(woonproces: Woonproces, isBilled: Bool) {
        var feiten = TrajectFeiten()
        (feiten.aanmelder, feiten.gemeente, feiten.intake) = ("Xonar", "Heerlen", day)
        feiten.woonproces = woonproces

        #expect((naslag.trajectprijs(feiten) != nil) == isBilled)
    }

    @Test(arguments: [("30-6-2024", false), ("1-7-2024", true)])
    func `R8 goes by who is a partner on the day of the intake`(intake: String, isBilled: Bool) {
        var naslag = naslag
        naslag.convenanten = [
            Convenant(
                "Radar", .parkstad, .convenantpartner, from: Day("1-1-2024")!,
                to: Day("30-6-2024")!)
        ]
        var feiten = TrajectFeiten()
        (feiten.aanmelder, feiten.gemeente, feiten.intake) = ("Radar", "Heerlen", Day(intake)!)

        #expect((naslag.trajectprijs(feiten) != nil) == isBilled)
    }

    @Test func `R13 warns of a street that is spared`() {
        var naslag = naslag
        naslag.ontzienGebieden = [OntzienGebied("Heerlen", "Molenstraat", reden: nil, .always)]

        #expect(
            naslag.findings(placement(adres: "Molenstraat 1")).map(\.rule) == [.r13])
        #expect(naslag.findings(placement(adres: "Kerkstraat 1")).isEmpty)
    }

    @Test func `a finding says which rule, and where it comes from`() throws {
        let finding = try #require(
            naslag.blockedAlone(.afgewezen, reden: "woonblokkade", in: .maastricht, on: day))
        let sentence = finding.sentence

        #expect(sentence.dutch.contains("R7"))
        #expect(sentence.dutch.contains("Bron: Samenwerkingsovereenkomst Housing Maastricht, 2018"))
        #expect(sentence.english.contains("Source: Agreement Housing Maastricht, 2018"))
    }
}
