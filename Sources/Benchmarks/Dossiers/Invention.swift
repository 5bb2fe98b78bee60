import SeededChance

/// Names, places and sentences that sound Dutch and belong to nobody.
struct Invention {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private static let firstNames = [
        "Anne", "Bart", "Carla", "Daan", "Els", "Femke", "Gijs", "Hanna", "Ivo", "Joris", "Karin",
        "Lieke", "Maarten", "Noor", "Otto", "Petra", "Ruben", "Sanne", "Thijs", "Wout",
    ]
    private static let prefixes = ["", "", "", "van ", "van der ", "de ", "van den "]
    private static let beginnings = [
        "Boom", "Kers", "Linde", "Mole", "Rooi", "Steen", "Water", "Zand",
    ]
    private static let endings = ["berg", "broek", "hof", "kamp", "mans", "stra", "veld", "weg"]
    private static let places = [
        "Heerlen", "Kerkrade", "Landgraaf", "Brunssum", "Voerendaal", "Simpelveld", "Beekdaelen",
    ]
    private static let words = [
        "huur", "sleutel", "woning", "gesprek", "afspraak", "buren", "rustig", "opnieuw", "bellen",
        "contract", "zorgen", "dochter", "werk", "betaald", "bezoek", "keuken", "goed", "morgen",
        "schulden", "corporatie",
    ]

    mutating func number(below limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

    mutating func name() -> String {
        pick(Self.firstNames) + " " + pick(Self.prefixes) + pick(Self.beginnings)
            + pick(Self.endings)
    }

    mutating func place() -> String { pick(Self.places) }

    mutating func telephone() -> String { "06-\(10_000_000 + number(below: 90_000_000))" }

    mutating func sentence(words count: Int) -> String {
        (0..<count).map { _ in pick(Self.words) }.joined(separator: " ") + "."
    }

    mutating func identifierHalf() -> UInt64 { random.next() }

    private mutating func pick(_ words: [String]) -> String { words[number(below: words.count)] }
}
