// The lists of codes: a number never changes its meaning, and is never given out twice.

/// The four ways to a home (annual report 2024, §2).
public enum Woonproces: Int64, ChoiceList {
    case housing = 1
    case housingPlus
    case housingFirst
    case housingJustitieel

    public var label: String {
        switch self {
        case .housing: "Housing"
        case .housingPlus: "Housing Plus"
        case .housingFirst: "Housing First"
        case .housingJustitieel: "Housing Justitieel"
        }
    }
}

public enum IntakeUitkomst: Int64, ChoiceList {
    case geschikt = 1
    case nietGeschikt
    case onbekend

    public var label: String {
        switch self {
        case .geschikt: "geschikt"
        case .nietGeschikt: "niet geschikt"
        case .onbekend: "onbekend"
        }
    }
}

/// What a control moment came to. Nobody at home is no outcome: it is an attempt, and kept apart.
public enum ControlemomentUitkomst: Int64, ChoiceList {
    case allesGoed = 1
    case aandachtNodig
    case woontErNietMeer

    public var label: String {
        switch self {
        case .allesGoed: "alles goed"
        case .aandachtNodig: "aandacht nodig"
        case .woontErNietMeer: "woont er niet meer"
        }
    }

    public var word: String {
        switch self {
        case .allesGoed: "goed"
        case .aandachtNodig: "aandacht"
        case .woontErNietMeer: "weg"
        }
    }
}
