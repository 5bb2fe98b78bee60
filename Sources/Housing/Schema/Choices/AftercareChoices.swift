// The codes of aftercare: a number never changes its meaning, and is never given out twice.

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

/// What a monitor raises with the office.
public enum Signaalsoort: Int64, ChoiceList {
    case huurachterstand = 1
    case overlast
    case zorgGestopt
    case anders

    public var label: String { self == .zorgGestopt ? "zorg gestopt" : "\(self)" }
}

/// What the office says to a proposal of a monitor.
public enum Voorstelbesluit: Int64, ChoiceList {
    case akkoord = 1
    case nietAkkoord

    public var label: String { self == .akkoord ? "akkoord" : "niet akkoord" }
}

public enum Overeenkomstsoort: Int64, ChoiceList {
    case housing = 1
    case housingPlus
    case begeleiding

    public var label: String {
        switch self {
        case .housing: "Housingovereenkomst"
        case .housingPlus: "Housing Plus-overeenkomst"
        case .begeleiding: "Begeleidingsovereenkomst"
        }
    }

    public var word: String {
        switch self {
        case .housing: "housing"
        case .housingPlus: "housing-plus"
        case .begeleiding: "begeleiding"
        }
    }
}

public enum Contactsoort: Int64, ChoiceList {
    case bezoek = 1
    case telefoon
    case gesprek
    case bericht

    public var label: String { "\(self)" }
}

public enum Behandelrol: Int64, ChoiceList {
    case consulent = 1
    case monitor

    public var label: String { "\(self)" }
}

/// What a visitor must know at the door.
public enum LetOpSoort: Int64, ChoiceList {
    case nietAlleen = 1
    case agressie
    case hond
    case anders

    public var label: String { self == .nietAlleen ? "niet alleen" : "\(self)" }
}
