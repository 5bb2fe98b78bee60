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

    public var words: Words {
        switch self {
        case .gelezen: Words("gelezen", "read")
        case .lijst: Words("in een lijst gezien", "seen in a list")
        case .gezocht: Words("bij het zoeken gezien", "seen while searching")
        case .afgedrukt: Words("afgedrukt", "printed")
        case .uitgevoerd: Words("uitgevoerd", "exported")
        case .meegegeven: Words("meegegeven aan een collega", "handed to a colleague")
        case .overzicht: Words("overzicht gemaakt", "overview made")
        }
    }

    public var label: String { words.dutch }
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

    public var words: Words {
        switch self {
        case .eigenTraject: Words("eigen traject", "own traject")
        case .werkInRegio: Words("werk in de regio", "work in the region")
        case .inzageverzoek: Words("verzoek om inzage", "request to see what is kept")
        case .anders: Words("anders", "otherwise")
        }
    }

    public var label: String { words.dutch }
}
