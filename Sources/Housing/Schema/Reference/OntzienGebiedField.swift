internal import Replica
public import SyncProtocol

/// A street or complex that is spared for a while: a placement there is warned of.
public enum OntzienGebiedField: UInt32, RecordField {
    case gemeente = 1, straat, reden, van, tot

    public static var type: TypeNumber { TypeNumber(68) }
    public static var typeName: String { "ontzien-gebied" }

    public var shape: FieldShape {
        switch self {
        case .gemeente, .straat: .text(.review)
        case .reden: .text(.latest)
        case .van, .tot: .day(.review)
        }
    }
}
