internal import Replica
public import SyncProtocol

/// What a rule does in a region, from when to when, where it is not what it does everywhere.
public enum RegelField: UInt32, RecordField {
    case nummer = 1, regio, gevolg, van, tot

    public static var type: TypeNumber { TypeNumber(67) }
    public static var typeName: String { "regel" }

    public var shape: FieldShape {
        switch self {
        case .nummer: .whole(.review)
        case .regio: .text(.review)
        case .gevolg: .choice(Regelgevolg.self, .review)
        case .van, .tot: .day(.review)
        }
    }
}
