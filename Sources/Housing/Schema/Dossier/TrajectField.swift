internal import Replica
public import SyncProtocol

/// One way to a home; a person may go it more than once.
public enum TrajectField: UInt32, RecordField {
    case nummer = 1
    /// Every step onwards writes that it goes on, so that an end decided apart is a conflict.
    case verloop
    /// From a shelter, without large needs (annual report 2024, §3.1).
    case verkorteToeleiding, begeleidingGevraagd
    /// A code of the list of urgency categories.
    case urgentie

    public static var type: TypeNumber { TypeNumber(7) }
    public static var typeName: String { "traject" }

    public var shape: FieldShape {
        switch self {
        case .nummer: .whole(.latest)
        case .verloop: .choice(Verloop.self, .review).indexed
        case .verkorteToeleiding, .begeleidingGevraagd: .choice(JaNee.self, .review)
        case .urgentie: .text(.latest)
        }
    }
}
