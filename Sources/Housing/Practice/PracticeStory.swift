/// How far someone has come, and on which days, told back from today.
struct PracticeStory {
    let status: TrajectStatus
    let woonproces: Woonproces
    let gemeente: Gemeente
    let isShortRoute: Bool
    let aangemeld: Day
    var gescreend: Day?
    var intakeGepland: Day?
    var intake: Day?
    var corporatie: Day?
    var aanbod: Day?
    var ingang: Day?
    var afgesloten: Day?
    var gemeten: Day?

    /// Each as often as a caseload has it; one round of them has every status.
    private static let statuses: [TrajectStatus] =
        [
            .aangemeld, .gescreend, .intakeGepland, .intakeGedaan, .bijCorporatie, .aangeboden,
            .geplaatst, .inNazorg, .positief, .negatief, .gemeten, .afgewezen, .ingetrokken,
        ] + [.aangemeld, .intakeGedaan, .bijCorporatie, .geplaatst, .afgewezen]
        + Array(repeating: .inNazorg, count: 4) + Array(repeating: .positief, count: 3)

    private static let regions: [(Regio, Int64)] = [
        (.parkstad, 45), (.westelijkeMijnstreek, 22), (.maastricht, 27), (.heuvelland, 6),
    ]

    init(_ index: Int, on today: Day, _ chance: inout PracticeChance) {
        status = Self.statuses[index % Self.statuses.count]
        let naslag = Naslag.shipped
        var (gemeente, offered): (Gemeente, [Woonproces])
        repeat {
            let regio = Self.regio(&chance)
            gemeente = chance.one(of: naslag.gemeenten.filter { $0.regio == regio })
            offered = naslag.processes(in: gemeente, on: today)
        } while offered.isEmpty
        self.gemeente = gemeente
        woonproces = Self.process(among: offered, &chance)
        isShortRoute = woonproces == .housing && chance.happens(10)
        let days = Self.days(&chance)
        let steps = Self.steps(to: status)
        let start = today.adding(-days.prefix(steps).reduce(0, +) - Self.rest(in: status, &chance))
        aangemeld = start
        var reached: [Day] = []
        for step in days.prefix(steps) { reached.append((reached.last ?? start).adding(step)) }
        func day(_ step: Int) -> Day? { reached.indices.contains(step) ? reached[step] : nil }
        gescreend = day(0)
        intake = day(1)
        corporatie = day(2)
        aanbod = day(3)
        ingang = day(4)
        afgesloten = day(5)
        gemeten = day(6)
        intakeGepland = intake.map { $0.adding(-chance.number(0...4)) }
        if status == .intakeGepland { intakeGepland = today.adding(chance.number(-6...20)) }
        if status == .afgewezen || status == .ingetrokken {
            afgesloten = (intake ?? gescreend ?? start).adding(chance.number(1...20))
        }
    }

    /// Someone who was registered some days ago.
    init(justRegisteredIn gemeente: Gemeente, on today: Day, _ chance: inout PracticeChance) {
        status = .aangemeld
        woonproces = .housing
        self.gemeente = gemeente
        isShortRoute = false
        aangemeld = today.adding(-chance.number(0...9))
    }

    private static func regio(_ chance: inout PracticeChance) -> Regio {
        var left = chance.number(1...100)
        for (regio, share) in regions {
            left -= share
            if left <= 0 { return regio }
        }
        return .parkstad
    }

    private static func process(
        among offered: [Woonproces], _ chance: inout PracticeChance
    ) -> Woonproces {
        let wanted: Woonproces =
            switch chance.number(1...100) {
            case 1...66: .housing
            case 67...86: .housingPlus
            case 87...95: .housingFirst
            default: .housingJustitieel
            }
        return offered.contains(wanted) ? wanted : .housing
    }

    /// From one step to the next: screened, intake, corporation, offer, rent, closed, measured.
    private static func days(_ chance: inout PracticeChance) -> [Int64] {
        [
            chance.number(1...14), chance.number(7...35), chance.number(3...40),
            chance.number(20...200), chance.number(10...45), chance.number(380...460),
            chance.number(1826...1900),
        ]
    }

    private static func steps(to status: TrajectStatus) -> Int {
        switch status {
        case .aangemeld: 0
        case .gescreend, .intakeGepland: 1
        case .intakeGedaan, .afgewezen, .ingetrokken: 2
        case .bijCorporatie: 3
        case .aangeboden: 4
        case .geplaatst, .inNazorg: 5
        case .positief, .negatief: 6
        case .gemeten: 7
        }
    }

    /// For how long it has been so: now and then for too long.
    private static func rest(in status: TrajectStatus, _ chance: inout PracticeChance) -> Int64 {
        switch status {
        case .aangemeld: chance.happens(80) ? chance.number(0...10) : chance.number(150...380)
        case .gescreend, .intakeGepland: chance.number(0...40)
        case .intakeGedaan: chance.number(0...60)
        case .bijCorporatie: chance.number(0...240)
        case .aangeboden: chance.number(0...14)
        case .geplaatst: chance.number(0...83)
        case .inNazorg: chance.number(84...430)
        case .positief, .negatief: chance.number(0...1500)
        case .gemeten: chance.number(0...600)
        case .afgewezen, .ingetrokken: chance.number(25...1200)
        }
    }
}
