internal import Replica
public import SyncProtocol

/// How many homes were agreed for a year, or how many placements at most.
public enum QuotumField: UInt32, RecordField {
    case soort = 1, gebied, jaar, aantal

    public static var type: TypeNumber { TypeNumber(64) }
    public static var typeName: String { "quotum" }

    public var shape: FieldShape {
        switch self {
        case .soort: .choice(Quotumsoort.self, .review)
        case .gebied: .text(.review)
        case .jaar, .aantal: .whole(.review)
        }
    }
}
