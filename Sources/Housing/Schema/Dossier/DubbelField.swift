internal import Replica
public import SyncProtocol

/// What was decided of this dossier and another that looks like it; it lies in the one with the lesser
/// identifier.
public enum DubbelField: UInt32, RecordField {
    case ander = 1, oordeel

    public static var type: TypeNumber { TypeNumber(30) }
    public static var typeName: String { "dubbel" }

    public var shape: FieldShape {
        switch self {
        case .ander: .reference(.latest)
        case .oordeel: .choice(DubbelOordeel.self, .review)
        }
    }
}
