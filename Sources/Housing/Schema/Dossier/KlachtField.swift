internal import Replica
public import SyncProtocol

/// A complaint, what the committee said, and what was done.
public enum KlachtField: UInt32, RecordField {
    case traject = 1, datum, woonproces, omschrijving, uitspraak, uitspraakOp, opvolging
    case afgehandeldOp

    public static var type: TypeNumber { TypeNumber(21) }
    public static var typeName: String { "klacht" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.review).indexed
        case .woonproces: .choice(Woonproces.self, .review)
        case .omschrijving: .writing.searched
        case .uitspraak: .choice(Klachtuitspraak.self, .review)
        case .uitspraakOp, .afgehandeldOp: .day(.latest)
        case .opvolging: .writing
        }
    }
}
