public import Replica
public import SyncProtocol

// The six types of record and their fields; numbers are for ever.

public enum DossierField: UInt32, RecordField {
    case naam = 1
    case geboortedatum, telefoon, gemeente, woonproces, herkomst, aanmelder, aangemeldOp

    public static var type: TypeNumber { TypeNumber(1) }
    public static var typeName: String { "dossier" }
    public static var title: Title? {
        Title(naam.rawValue, gemeente.rawValue, sortedBy: .names)
    }

    public var label: String { self == .aangemeldOp ? "aangemeld op" : "\(self)" }

    public var merging: Merging {
        switch self {
        case .naam, .telefoon, .gemeente: .register(.text, .review)
        case .geboortedatum, .aangemeldOp: .register(.date, .review)
        case .woonproces: .register(.choice, .review)
        case .herkomst, .aanmelder: .register(.text, .latest)
        }
    }

    public var uses: FieldDefinition.Uses {
        switch self {
        case .naam, .telefoon, .herkomst, .aanmelder: .searched
        case .gemeente: [.indexed, .searched]
        case .woonproces, .aangemeldOp: .indexed
        case .geboortedatum: [.indexed, .searched]
        }
    }

    public var choices: [Choice] { self == .woonproces ? Woonproces.choices : [] }
}

public enum NotitieField: UInt32, RecordField {
    case tekst = 1
    case datum

    public static var type: TypeNumber { TypeNumber(2) }
    public static var typeName: String { "notitie" }

    public var merging: Merging { self == .tekst ? .text : .register(.date, .latest) }
    public var uses: FieldDefinition.Uses { self == .tekst ? .searched : [] }
}

public enum IntakeField: UInt32, RecordField {
    case datum = 1
    case uitkomst, verslag

    public static var type: TypeNumber { TypeNumber(3) }
    public static var typeName: String { "intake" }

    public var merging: Merging {
        switch self {
        case .datum: .register(.date, .review)
        case .uitkomst: .register(.choice, .review)
        case .verslag: .text
        }
    }

    public var uses: FieldDefinition.Uses { self == .verslag ? .searched : [] }

    public var choices: [Choice] { self == .uitkomst ? IntakeUitkomst.choices : [] }
}

public enum PlaatsingField: UInt32, RecordField {
    /// The how-manieth start of rent it is.
    case nummer = 1
    case ingangHuur, gemeente, corporatie, woonproces

    public static var type: TypeNumber { TypeNumber(4) }
    public static var typeName: String { "plaatsing" }

    public var label: String { self == .ingangHuur ? "ingang huur" : "\(self)" }

    public var merging: Merging {
        switch self {
        case .nummer: .register(.whole, .review)
        case .ingangHuur: .register(.date, .review)
        case .gemeente, .corporatie: .register(.text, .review)
        case .woonproces: .register(.choice, .review)
        }
    }

    public var uses: FieldDefinition.Uses {
        switch self {
        case .corporatie: [.indexed, .searched]
        case .gemeente, .ingangHuur: .indexed
        case .nummer, .woonproces: []
        }
    }

    public var choices: [Choice] { self == .woonproces ? Woonproces.choices : [] }
}

public enum ControlemomentField: UInt32, RecordField {
    case plaatsing = 1
    case nummer, gepland, uitkomst, gelogdOp, notitie
    /// The days on which nobody was at home.
    case pogingen

    public static var type: TypeNumber { TypeNumber(5) }
    public static var typeName: String { "controlemoment" }

    public var label: String { self == .gelogdOp ? "gelogd op" : "\(self)" }

    public var merging: Merging {
        switch self {
        case .plaatsing: .register(.reference, .latest)
        case .nummer: .register(.whole, .latest)
        case .gepland, .gelogdOp: .register(.date, .latest)
        case .uitkomst: .register(.choice, .review)
        case .notitie: .text
        case .pogingen: .set(.date)
        }
    }

    public var uses: FieldDefinition.Uses {
        switch self {
        case .gepland: .indexed
        case .notitie: .searched
        case .plaatsing, .nummer, .uitkomst, .gelogdOp, .pogingen: []
        }
    }

    public var choices: [Choice] { self == .uitkomst ? ControlemomentUitkomst.choices : [] }
}

public enum MedewerkerField: UInt32, RecordField {
    case naam = 1

    public static var type: TypeNumber { TypeNumber(6) }
    public static var typeName: String { "medewerker" }
    public static var title: Title? { Title(naam.rawValue, sortedBy: .names) }

    public var merging: Merging { .register(.text, .latest) }
}
