public import Replica
public import SyncProtocol

/// Who someone is: one dossier a person. There is no BSN; numbers 5 to 8 are not used again.
public enum DossierField: UInt32, RecordField {
    case naam = 1, geboortedatum, telefoon, gemeente
    /// Where only the year is known.
    case geboortejaar = 9, email
    /// Where someone can be found now.
    case adres, huishouden, kinderen
    /// The folder with the restricted part, where there is one.
    case justitieel

    public static var type: TypeNumber { TypeNumber(1) }
    public static var typeName: String { "dossier" }
    public static var title: Title? { Title(naam.rawValue, gemeente.rawValue, sortedBy: .names) }

    public var shape: FieldShape {
        switch self {
        case .naam, .telefoon, .email, .adres: .text(.review).searched
        case .geboortedatum: .day(.review).indexed.searched
        case .gemeente: .text(.review).indexed.searched
        case .geboortejaar, .kinderen: .whole(.review)
        case .huishouden: .choice(Huishouden.self, .review)
        case .justitieel: .reference(.review)
        }
    }
}
