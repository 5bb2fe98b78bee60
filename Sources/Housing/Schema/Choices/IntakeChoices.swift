// The codes of the way to a home: a number never changes its meaning, and is never given out twice.

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

    /// As the reports misspell it; what is read from elsewhere accepts them.
    public static let otherWords: [String: Woonproces] = [
        "housing-justiteel": .housingJustitieel, "housing-justitueel": .housingJustitieel,
    ]
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

/// Where someone lives on the day of registration.
public enum Herkomst: Int64, ChoiceList {
    case opvang = 1
    case beschermdWonen
    case ggz
    case gehandicaptenzorg
    case detentie
    case zittendeHuurder
    case dakloos
    case anders
    case onbekend

    public var label: String {
        switch self {
        case .opvang: "maatschappelijke opvang"
        case .beschermdWonen: "beschermd wonen"
        case .ggz: "GGZ"
        case .gehandicaptenzorg: "verstandelijk gehandicaptenzorg"
        case .detentie: "detentie"
        case .zittendeHuurder: "zittende huurder"
        case .dakloos: "dakloos"
        case .anders: "anders"
        case .onbekend: "onbekend"
        }
    }

    public var word: String {
        switch self {
        case .opvang: "opvang"
        case .beschermdWonen: "beschermd-wonen"
        case .gehandicaptenzorg: "gehandicaptenzorg"
        case .zittendeHuurder: "zittende-huurder"
        default: label.lowercased()
        }
    }
}

public enum Huishouden: Int64, ChoiceList {
    case alleenstaand = 1
    case paar
    case gezin
    case eenouder
    case onbekend

    public var label: String { self == .eenouder ? "één ouder met kinderen" : "\(self)" }
    public var word: String { "\(self)" }
}

/// A question that a visit must not be stuck on.
public enum JaNee: Int64, ChoiceList {
    case ja = 1
    case nee
    case onbekend

    public var label: String { "\(self)" }
}

public enum Blokkadesoort: Int64, ChoiceList {
    case financieel = 1
    case overlast

    public var label: String { "\(self)" }
}

/// Who helps to lift a block (council decision Maastricht 2018).
public enum Verwijzing: Int64, ChoiceList {
    case informatieknooppunt = 1
    case kredietbank
    case trajekt
    case vijftigGezinnen
    case anders

    public var label: String {
        switch self {
        case .informatieknooppunt: "Informatieknooppunt Veiligheidshuis"
        case .kredietbank: "Kredietbank"
        case .trajekt: "Trajekt"
        case .vijftigGezinnen: "50 gezinnen aanpak"
        case .anders: "anders"
        }
    }

    public var word: String {
        switch self {
        case .informatieknooppunt: "informatieknooppunt"
        case .vijftigGezinnen: "50-gezinnen"
        default: label.lowercased()
        }
    }
}

public enum AanbodUitkomst: Int64, ChoiceList {
    case aanvaard = 1
    case geweigerd

    public var label: String { "\(self)" }
}
