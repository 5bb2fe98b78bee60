/// How urgent a home is by the model of the Kempen: an optional table of points, and no policy of Limburg.
public struct Weging: Sendable {
    /// The version that the points belong to.
    public static let version = "Visienota Kempen 2023"
    public static let most: Int64 = 50

    public var woonnood: Woonnood
    public var inkomen: Cents
    public var isGezin: Bool
    public var begeleiding: BegeleidingAttest?
    public var kinderen: Int64
    public var ingeschreven: Day

    public init(
        woonnood: Woonnood, inkomen: Cents, isGezin: Bool, begeleiding: BegeleidingAttest?,
        kinderen: Int64, ingeschreven: Day
    ) {
        self.woonnood = woonnood
        self.inkomen = inkomen
        self.isGezin = isGezin
        self.begeleiding = begeleiding
        self.kinderen = kinderen
        self.ingeschreven = ingeschreven
    }

    /// One category, the highest that holds.
    public enum Woonnood: String, CaseIterable, Sendable {
        case geenOpvang = "geen-opvang"
        case instelling
        case opvangtehuis
        case familie
        case opzegging
        case jongere
        case geestelijkeGezondheid = "geestelijke-gezondheid"
        case slechteHuisvesting = "slechte-huisvesting"
        /// An approved social report decides, and no points.
        case bijzonder
        case geen

        public var punten: Int64 {
            switch self {
            case .geenOpvang: 15
            case .bijzonder, .geen: 0
            case .instelling, .opvangtehuis, .familie, .opzegging, .jongere,
                .geestelijkeGezondheid, .slechteHuisvesting:
                20
            }
        }
    }

    /// Where guidance can be given, by attest.
    public enum BegeleidingAttest: String, CaseIterable, Sendable {
        case gemeente
        case werkingsgebied
        case arrondissement

        public var punten: Int64 {
            switch self {
            case .gemeente: 5
            case .werkingsgebied: 3
            case .arrondissement: 1
            }
        }
    }

    /// The highest income of each category, and its points; above the last one there are none.
    private static let single = [(Cents(137_913), Int64(20)), (Cents(154_413), 15)]
    private static let family = [(Cents(190_483), Int64(20)), (Cents(210_283), 15)]

    public var inkomenPunten: Int64 {
        (isGezin ? Self.family : Self.single).first { inkomen <= $0.0 }?.1 ?? 0
    }

    /// One point for each two children, five at most.
    public var kinderPunten: Int64 { min((max(kinderen, 0) + 1) / 2, 5) }

    public var punten: Int64 {
        woonnood.punten + inkomenPunten + (begeleiding?.punten ?? 0) + kinderPunten
    }

    /// The note asks for points on all four criteria, and gives none for no children: by default three count.
    public func telt(isStreng: Bool = false) -> Bool {
        let three = [woonnood.punten, inkomenPunten, begeleiding?.punten ?? 0]
        return (isStreng ? three + [kinderPunten] : three).allSatisfy { $0 > 0 }
    }

    /// Most points first, then who was registered first.
    public static func isBefore(_ one: Weging, _ other: Weging) -> Bool {
        (-one.punten, one.ingeschreven) < (-other.punten, other.ingeschreven)
    }
}
