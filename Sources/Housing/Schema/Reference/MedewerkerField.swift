public import Replica
public import SyncProtocol

/// The name of someone who writes.
public enum MedewerkerField: UInt32, RecordField {
    case naam = 1

    public static var type: TypeNumber { TypeNumber(6) }
    public static var typeName: String { "medewerker" }
    public static var title: Title? { Title(naam.rawValue, sortedBy: .names) }

    public var shape: FieldShape {
        switch self {
        case .naam: .text(.latest)
        }
    }
}
