internal import Replica
public import SyncProtocol

/// Which process a gemeente, or else its region, offers, from when to when.
public enum ProcesaanbodField: UInt32, RecordField {
    case gebied = 1, woonproces, van, tot

    public static var type: TypeNumber { TypeNumber(63) }
    public static var typeName: String { "procesaanbod" }

    public var shape: FieldShape {
        switch self {
        case .gebied: .text(.review).indexed
        case .woonproces: .choice(Woonproces.self, .review)
        case .van, .tot: .day(.review)
        }
    }
}
