// What is looked at when rent starts: R6, R10, R11 and R13.

/// A start of rent as the rules see it.
public struct PlaatsingVoorstel: Hashable, Sendable {
    public var ingang: Day
    public var gemeente: Gemeente
    public var woonproces: Woonproces
    public var adres: String?
    /// The day on which the Housing Plus agreement was signed.
    public var housingPlusGetekend: Day?
    /// How many were placed in the gemeente and in its region that year already, this one left out.
    public var geplaatst: Geplaatst

    public struct Geplaatst: Hashable, Sendable {
        public var inGemeente: Int64
        public var inRegio: Int64

        public init(inGemeente: Int64, inRegio: Int64) {
            self.inGemeente = inGemeente
            self.inRegio = inRegio
        }
    }

    public init(
        ingang: Day, gemeente: Gemeente, woonproces: Woonproces, adres: String? = nil,
        housingPlusGetekend: Day? = nil, geplaatst: Geplaatst
    ) {
        self.ingang = ingang
        self.gemeente = gemeente
        self.woonproces = woonproces
        self.adres = adres
        self.housingPlusGetekend = housingPlusGetekend
        self.geplaatst = geplaatst
    }
}

extension Naslag {
    /// All that a placement breaks, the strictest first.
    public func findings(_ plaatsing: PlaatsingVoorstel) -> [RuleFinding] {
        let findings =
            [
                notOffered(plaatsing.woonproces, in: plaatsing.gemeente, on: plaatsing.ingang),
                unsigned(plaatsing), spared(plaatsing),
            ].compactMap(\.self) + overAgreed(plaatsing)
        return findings.sorted { $0.effect.rawValue > $1.effect.rawValue }
    }

    /// R6: the home counts, so the agreed number itself is still within it.
    private func overAgreed(_ plaatsing: PlaatsingVoorstel) -> [RuleFinding] {
        let (gemeente, jaar) = (plaatsing.gemeente, plaatsing.ingang.year)
        let counts = [
            (
                Quotumsoort.spreidingsafspraak, gemeente.naam, gemeente.naam,
                plaatsing.geplaatst.inGemeente
            ),
            (.taakstelling, gemeente.naam, gemeente.naam, plaatsing.geplaatst.inGemeente),
            (
                .taakstelling, gemeente.regio.rawValue, gemeente.regio.label,
                plaatsing.geplaatst.inRegio
            ),
        ]
        return counts.compactMap { soort, gebied, naam, placed in
            guard let most = quotum(soort, gebied, jaar), placed + 1 > most else { return nil }
            return RuleFinding(
                .r6, effect(of: .r6, in: gemeente.regio, on: plaatsing.ingang),
                Words(
                    "dit is plaatsing \(placed + 1) van \(jaar) in \(naam), en de \(soort.label) "
                        + "is \(most)",
                    "this is placement \(placed + 1) of \(jaar) in \(naam), and \(most) were agreed"
                ))
        }
    }

    /// R10: a signature on the first day of the rent is in time.
    private func unsigned(_ plaatsing: PlaatsingVoorstel) -> RuleFinding? {
        guard plaatsing.woonproces == .housingPlus else { return nil }
        if let day = plaatsing.housingPlusGetekend, day <= plaatsing.ingang { return nil }
        return RuleFinding(
            .r10, effect(of: .r10, in: plaatsing.gemeente.regio, on: plaatsing.ingang),
            Words(
                "er is op \(plaatsing.ingang) geen getekende Housing Plus-overeenkomst",
                "there is no signed Housing Plus agreement on \(plaatsing.ingang)"))
    }

    private func spared(_ plaatsing: PlaatsingVoorstel) -> RuleFinding? {
        guard let adres = plaatsing.adres,
            let area = ontzien(adres, in: plaatsing.gemeente.naam, on: plaatsing.ingang)
        else { return nil }
        let until = area.period.to.map { " t/m \($0)" } ?? ""
        return RuleFinding(
            .r13, effect(of: .r13, in: plaatsing.gemeente.regio, on: plaatsing.ingang),
            Words(
                "\(area.straat) in \(area.gemeente) wordt ontzien\(until)",
                "\(area.straat) in \(area.gemeente) is spared\(until)"))
    }
}
