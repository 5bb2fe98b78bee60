// The codes of how a traject ends: a number never changes its meaning, and is never given out twice.

/// Whether a traject goes on, or how it ended: the one register in which going on and ending meet.
public enum Verloop: Int64, ChoiceList {
    case loopt = 1
    case positief
    case negatief
    case afgewezen
    case ingetrokken

    public var label: String {
        switch self {
        case .positief: "positief afgesloten"
        case .negatief: "negatief afgesloten"
        case .loopt, .afgewezen, .ingetrokken: "\(self)"
        }
    }

    public var word: String { "\(self)" }
}

/// The four ways in which a traject ends.
public enum Afsluituitkomst: Int64, ChoiceList {
    case positief = 1
    case negatief
    case afgewezen
    case ingetrokken

    public var label: String { "\(self)" }

    public var verloop: Verloop {
        switch self {
        case .positief: .positief
        case .negatief: .negatief
        case .afgewezen: .afgewezen
        case .ingetrokken: .ingetrokken
        }
    }
}

/// What the complaints committee said.
public enum Klachtuitspraak: Int64, ChoiceList {
    case gegrond = 1
    case deelsGegrond
    case ongegrond

    public var label: String { self == .deelsGegrond ? "deels gegrond" : "\(self)" }
}

/// What is billed to or claimed by a care party.
public enum Declaratiesoort: Int64, ChoiceList {
    case trajectprijs = 1
    case begeleiding

    public var label: String { "\(self)" }
}
