// The codes of the lists that all look things up in.

public enum Organisatiesoort: Int64, ChoiceList {
    case zorgpartij = 1
    case corporatie
    case anders

    public var label: String { "\(self)" }
}

/// Partners pay a fixed amount a year, deelnemers pay for each traject.
public enum Convenantrol: Int64, ChoiceList {
    case convenantpartner = 1
    case deelnemer

    public var label: String { "\(self)" }
}

public enum Quotumsoort: Int64, ChoiceList {
    /// How many homes were agreed.
    case taakstelling = 1
    /// How many placements a gemeente takes at most.
    case spreidingsafspraak

    public var label: String { "\(self)" }
}

public enum Codelijst: Int64, ChoiceList {
    case urgentie = 1
    case negatief
    case afwijzing
    case intrekking
    case heropening
    case positief
    case overslaan
    case weigering

    public var label: String {
        switch self {
        case .negatief: "negatief afgesloten"
        case .positief: "positief afgesloten"
        case .weigering: "aanbod geweigerd"
        case .overslaan: "controlemoment overgeslagen"
        case .urgentie, .afwijzing, .intrekking, .heropening: "\(self)"
        }
    }
}

/// What a rule does to a step that breaks it.
public enum Regelgevolg: Int64, ChoiceList {
    case waarschuwt = 1
    case weigert

    public var label: String { "\(self)" }
}
