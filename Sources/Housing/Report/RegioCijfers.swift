/// What happened in one region in one year.
public struct RegioCijfers: Hashable, Sendable {
    public var processen: [Woonproces: ProcesCijfers] = [:]
    /// Trajecten billed at the price of R8.
    public var gefactureerd = 0
    /// Claims of R9.
    public var begeleiding = 0
    public var verkort = VerkorteToeleiding()
    public var perGemeente: [String: Int] = [:]
    /// How many placements a gemeente had above its spreading agreement.
    public var bovenSpreiding: [String: Int] = [:]
    public let taakstelling: Int64?
    private var waits: [Int64] = []

    public struct ProcesCijfers: Hashable, Sendable {
        public var aanmeldingen = 0
        /// By partners of the region on that day, each by its own name.
        public var perPartner: [String: Int] = [:]
        public var intakes = 0
        /// Registered with a corporation for the first time.
        public var bijCorporatie = 0
        public var plaatsingen = 0
        public var positief = 0
        public var negatief = 0

        public var doorConvenantpartners: Int { perPartner.values.reduce(0, +) }
        public var doorDeelnemers: Int { aanmeldingen - doorConvenantpartners }
    }

    /// Of those who were registered for the short route: where it led them.
    public struct VerkorteToeleiding: Hashable, Sendable {
        public var aangemeld = 0
        public var verkort = 0
        public var regulier = 0
        public var afgewezen = 0
        /// Of those it led to a home: days from the first registration with a corporation.
        fileprivate var waits: [Int64] = []

        /// The mean, to the nearest day.
        public var wachtDagen: Int64? { waits.mean }

        public var onverklaard: Int { aangemeld - verkort - regulier - afgewezen }
    }

    init(taakstelling: Int64?) { self.taakstelling = taakstelling }

    public var plaatsingen: Int { processen.values.reduce(0) { $0 + $1.plaatsingen } }

    /// The mean wait of Housing after registration with a corporation, to the nearest month.
    public var wachtMaanden: Int64? { waits.mean }

    /// What is counted where someone was registered.
    mutating func count(
        _ feiten: TrajectFeiten, in regio: Regio, _ jaar: Int64, _ naslag: Naslag
    ) {
        let process = feiten.woonproces ?? .housing
        if let day = feiten.aangemeld, day.year == jaar {
            processen[process, default: .init()].aanmeldingen += 1
            if let aanmelder = feiten.aanmelder,
                naslag.isConvenantpartner(aanmelder, in: regio, on: day)
            {
                let naam = naslag.organisatie(aanmelder)?.naam ?? aanmelder
                processen[process]!.perPartner[naam, default: 0] += 1
            }
            if feiten.verkorteToeleiding { countShortRoute(feiten) }
        }
        if feiten.intake?.year == jaar { processen[process, default: .init()].intakes += 1 }
        if feiten.corporaties.min()?.year == jaar {
            processen[process, default: .init()].bijCorporatie += 1
        }
        if feiten.isClosed, feiten.afgesloten?.year == jaar {
            if feiten.verloop == .positief { processen[process, default: .init()].positief += 1 }
            if feiten.verloop == .negatief { processen[process, default: .init()].negatief += 1 }
        }
        if naslag.trajectprijs(feiten)?.day.year == jaar { gefactureerd += 1 }
    }

    private mutating func countShortRoute(_ feiten: TrajectFeiten) {
        verkort.aangemeld += 1
        guard let start = feiten.aangemeld else { return }
        let placed = feiten.plaatsingen.map(\.ingang).min()
        if feiten.verloop == .afgewezen {
            verkort.afgewezen += 1
        } else if let placed, placed <= start.adding(months: Termijn.shortRouteMonths) {
            verkort.verkort += 1
            if let (from, to) = feiten.waitFromCorporation {
                verkort.waits.append(to.number - from.number)
            }
        } else if feiten.intake != nil {
            verkort.regulier += 1
        }
    }

    /// What is counted where the home is.
    mutating func count(
        _ start: TrajectFeiten.Start, of feiten: TrajectFeiten, in gemeente: Gemeente,
        _ naslag: Naslag
    ) {
        let process = start.woonproces ?? feiten.woonproces ?? .housing
        processen[process, default: .init()].plaatsingen += 1
        perGemeente[gemeente.naam, default: 0] += 1
        let isFirst = start.ingang == feiten.plaatsingen.map(\.ingang).min()
        if process == .housing, isFirst, let (from, to) = feiten.waitFromCorporation {
            waits.append(from.roundedMonths(to: to))
        }
        if isFirst, naslag.begeleiding(feiten, on: start.ingang) != nil { begeleiding += 1 }
    }

    mutating func compare(_ most: (String) -> Int64?) {
        for (gemeente, placed) in perGemeente {
            if let most = most(gemeente), placed > Int(most) {
                bovenSpreiding[gemeente] = placed - Int(most)
            }
        }
    }
}

extension [Int64] {
    /// To the nearest whole; nil of none.
    fileprivate var mean: Int64? {
        isEmpty ? nil : (reduce(0, +) * 2 + Int64(count)) / (Int64(count) * 2)
    }
}
