internal import Replica
public import SyncProtocol

/// A start of rent, which begins aftercare and counts against what was agreed.
public enum PlaatsingField: UInt32, RecordField {
    /// The how-manieth start of rent of its traject it is.
    case nummer = 1, ingangHuur, gemeente, corporatie, woonproces, traject, adres, beeindigdOp

    public static var type: TypeNumber { TypeNumber(4) }
    public static var typeName: String { "plaatsing" }

    public var shape: FieldShape {
        switch self {
        case .nummer: .whole(.review)
        case .ingangHuur: .day(.review).indexed
        case .gemeente: .text(.review).indexed
        case .corporatie: .text(.review).indexed.searched
        case .woonproces: .choice(Woonproces.self, .review)
        case .traject: .reference(.latest).indexed
        case .adres: .text(.latest).searched
        case .beeindigdOp: .day(.review)
        }
    }
}
