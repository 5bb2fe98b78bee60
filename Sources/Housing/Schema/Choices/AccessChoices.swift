// The codes of the access log: a number never changes its meaning, and is never given out twice.

/// What was done with a dossier that somebody looked at.
public enum Inzagesoort: Int64, ChoiceList {
    case gelezen = 1
    /// Its name stood in a list.
    case lijst
    case gezocht
    case afgedrukt
    case uitgevoerd
    /// Handed to a colleague in a bundle.
    case meegegeven
    /// The overview for the person himself.
    case overzicht

    public var label: String {
        switch self {
        case .lijst: "in een lijst gezien"
        case .gezocht: "bij het zoeken gezien"
        case .meegegeven: "meegegeven aan een collega"
        case .overzicht: "overzicht gemaakt"
        case .gelezen, .afgedrukt, .uitgevoerd: "\(self)"
        }
    }

    public var word: String { "\(self)" }
}

/// Why somebody could look.
public enum Inzagegrond: Int64, ChoiceList {
    case eigenTraject = 1
    case werkInRegio
    /// The person asked what is kept.
    case inzageverzoek
    /// As it was typed.
    case anders

    public var label: String {
        switch self {
        case .eigenTraject: "eigen traject"
        case .werkInRegio: "werk in de regio"
        case .inzageverzoek: "verzoek om inzage"
        case .anders: "anders"
        }
    }
}
