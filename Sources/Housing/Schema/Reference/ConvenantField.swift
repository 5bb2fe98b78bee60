internal import Replica
public import SyncProtocol

/// What an organisation agreed with a region, from when to when.
public enum ConvenantField: UInt32, RecordField {
    case organisatie = 1, regio, rol, van, tot

    public static var type: TypeNumber { TypeNumber(61) }
    public static var typeName: String { "convenant" }

    public var shape: FieldShape {
        switch self {
        case .organisatie: .text(.review).indexed
        case .regio: .text(.review)
        case .rol: .choice(Convenantrol.self, .review)
        case .van, .tot: .day(.review)
        }
    }
}
