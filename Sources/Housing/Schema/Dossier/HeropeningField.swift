internal import Replica
public import SyncProtocol

/// A traject that ended goes on.
public enum HeropeningField: UInt32, RecordField {
    case traject = 1, datum, reden

    public static var type: TypeNumber { TypeNumber(22) }
    public static var typeName: String { "heropening" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.review).indexed
        case .reden: .text(.latest)
        }
    }
}
