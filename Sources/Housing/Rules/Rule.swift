/// One of the rules of the loket: what it says, what it does, and where it comes from.
public struct Rule: Hashable, Sendable {
    public let number: Int64
    /// What it does where nothing else was set; nil for a rule that only counts or plans.
    public let effect: Regelgevolg?
    public let about: Words
    /// The report or decision that says so.
    public let source: Words

    /// `R7`.
    public var name: String { "R\(number)" }

    private init(_ number: Int64, _ effect: Regelgevolg?, _ about: Words, _ source: Words) {
        self.number = number
        self.effect = effect
        self.about = about
        self.source = source
    }

    private static let maastricht = Words(
        "Samenwerkingsovereenkomst Housing Maastricht, 2018",
        "Agreement Housing Maastricht, 2018")

    private static func report(_ section: String) -> Words {
        Words(
            "Jaarverslag Loket Housing 2024, §\(section)",
            "Annual report Loket Housing 2024, §\(section)")
    }

    public static let r1 = Rule(
        1, .waarschuwt,
        Words(
            "Een passend aanbod komt binnen 6 maanden na de aanmelding, en uiterlijk binnen 12.",
            "A fitting offer comes within 6 months of registration, and at the latest within 12."),
        maastricht)
    public static let r2 = Rule(
        2, .waarschuwt,
        Words(
            "Verkorte toeleiding: binnen 3 maanden naar een woning.",
            "Short route: a home within 3 months."), report("3.1"))
    public static let r3 = Rule(
        3, .waarschuwt,
        Words(
            "In het jaar na de plaatsing zijn er 4 controlemomenten, elk in zijn termijn.",
            "There are 4 control moments in the year after a placement, each in its window."),
        maastricht)
    public static let r4 = Rule(
        4, .waarschuwt,
        Words(
            "De nazorg duurt een jaar, tot het einde van de termijn van moment 4.",
            "Aftercare lasts a year, to the end of the window of moment 4."), maastricht)
    public static let r5 = Rule(
        5, nil,
        Words(
            "De wachttijd telt vanaf de aanmelding, en apart vanaf de aanmelding bij een corporatie.",
            "The wait counts from registration, and apart from registration with a corporation."),
        report("3.1"))
    public static let r6 = Rule(
        6, .waarschuwt,
        Words(
            "Een plaatsing boven de taakstelling of de spreidingsafspraak mag, en wordt gemeld.",
            "A placement above what was agreed is allowed, and shown."), report("3.1.1"))
    public static let r7 = Rule(
        7, .weigert,
        Words(
            "Alleen een woonblokkade is geen reden om iemand af te wijzen.",
            "A block alone is no reason to reject someone."), maastricht)
    public static let r8 = Rule(
        8, nil,
        Words(
            "Wie geen convenantpartner is, betaalt de trajectprijs als de intake gedaan is.",
            "Who is no partner of the region pays for the traject when the intake is done."),
        report("3.1.1"))
    public static let r9 = Rule(
        9, nil,
        Words(
            "Begeleiding in het eerste jaar van Housing wordt vergoed in Parkstad buiten Heerlen.",
            "Guidance in the first year of Housing is paid in Parkstad outside Heerlen."),
        report("3.1.1"))
    public static let r10 = Rule(
        10, .waarschuwt,
        Words(
            "Housing Plus begint te huren met een getekende Housing Plus-overeenkomst.",
            "Housing Plus starts renting with a signed Housing Plus agreement."), report("3.2"))
    public static let r11 = Rule(
        11, .weigert,
        Words(
            "Een gemeente, of anders haar regio, biedt alleen haar eigen woonprocessen van dat jaar aan.",
            "A gemeente, or else its region, offers only its own processes of that year."),
        report("2.1"))
    public static let r12 = Rule(
        12, nil,
        Words(
            "Cijfers tellen op de dag van de gebeurtenis, nooit op het jaar van de intake.",
            "Figures count by the day of the event, never by the year of the intake."),
        report("3.1.2"))

    public static let r13 = Rule(
        13, .waarschuwt,
        Words(
            "Een straat of complex kan een tijd ontzien worden.",
            "A street or complex can be spared for a while."),
        Words(
            "Woonruimteverdeling Parkstad 2024, afspraak 12",
            "Allocation of homes Parkstad 2024, agreement 12"))

    public static let all = [r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13]
}

/// A rule that a step breaks, or that a traject is about to break.
public struct RuleFinding: Hashable, Sendable {
    public let rule: Rule
    public let effect: Regelgevolg
    /// What is wrong in this case.
    public let words: Words

    init(_ rule: Rule, _ effect: Regelgevolg, _ words: Words) {
        self.rule = rule
        self.effect = effect
        self.words = words
    }

    /// With the number of the rule and where it comes from.
    public var sentence: Words {
        Words(
            "\(words.dutch) (\(rule.name): \(rule.about.dutch) Bron: \(rule.source.dutch).)",
            "\(words.english) (\(rule.name): \(rule.about.english) Source: \(rule.source.english).)"
        )
    }
}

extension Naslag {
    /// What a rule does in a region on a day: as set there, as set for all, or as it is.
    public func effect(of rule: Rule, in regio: Regio?, on day: Day) -> Regelgevolg {
        let settings = regels.filter { $0.nummer == rule.number && $0.period.contains(day) }
        let set = settings.first { $0.regio == regio && regio != nil }
        return (set ?? settings.first { $0.regio == nil })?.gevolg ?? rule.effect ?? .waarschuwt
    }
}
