internal import Replica
public import SyncProtocol

/// A note in a dossier.
public enum NotitieField: UInt32, RecordField {
    case tekst = 1, datum, traject

    public static var type: TypeNumber { TypeNumber(2) }
    public static var typeName: String { "notitie" }

    public var shape: FieldShape {
        switch self {
        case .tekst: .writing.searched
        case .datum: .day(.latest)
        case .traject: .reference(.latest).indexed
        }
    }
}
