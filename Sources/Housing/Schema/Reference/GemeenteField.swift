public import Replica
public import SyncProtocol

/// A gemeente, its region, and the short names that people use.
public enum GemeenteField: UInt32, RecordField {
    case naam = 1, regio, andereNamen

    public static var type: TypeNumber { TypeNumber(62) }
    public static var typeName: String { "gemeente" }
    public static var title: Title? { Title(naam.rawValue) }

    public var shape: FieldShape {
        switch self {
        case .naam, .regio: .text(.review)
        case .andereNamen: .texts
        }
    }
}
