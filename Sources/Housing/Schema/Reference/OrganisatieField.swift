public import Replica
public import SyncProtocol

/// A care party or corporation, by all the names that people give it.
public enum OrganisatieField: UInt32, RecordField {
    case naam = 1, soort, andereNamen

    public static var type: TypeNumber { TypeNumber(60) }
    public static var typeName: String { "organisatie" }
    public static var title: Title? { Title(naam.rawValue) }

    public var shape: FieldShape {
        switch self {
        case .naam: .text(.review).indexed
        case .soort: .choice(Organisatiesoort.self, .review)
        case .andereNamen: .texts
        }
    }
}
