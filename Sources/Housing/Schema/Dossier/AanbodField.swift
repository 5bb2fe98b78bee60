internal import Replica
public import SyncProtocol

/// A home that was offered, and what came of it.
public enum AanbodField: UInt32, RecordField {
    case traject = 1, datum, corporatie, adres, uitkomst, reden
    /// Only a fitting offer stops the clock of R1.
    case passend

    public static var type: TypeNumber { TypeNumber(12) }
    public static var typeName: String { "aanbod" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.review).indexed
        case .corporatie: .text(.review)
        case .adres: .text(.latest).searched
        case .uitkomst: .choice(AanbodUitkomst.self, .review)
        case .reden: .text(.latest)
        case .passend: .choice(JaNee.self, .review)
        }
    }
}
