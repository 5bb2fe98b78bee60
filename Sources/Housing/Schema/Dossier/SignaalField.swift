internal import Replica
public import SyncProtocol

/// What a monitor raises with the office: taken up by someone, and done.
public enum SignaalField: UInt32, RecordField {
    case traject = 1, datum, soort, toelichting, gemeldDoor, opgepaktDoor, opgepaktOp
    case afgehandeldOp, afhandeling

    public static var type: TypeNumber { TypeNumber(17) }
    public static var typeName: String { "signaal" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.latest).indexed
        case .soort: .choice(Signaalsoort.self, .review)
        case .toelichting: .writing.searched
        case .gemeldDoor: .reference(.latest)
        case .opgepaktDoor: .reference(.review)
        case .opgepaktOp, .afgehandeldOp: .day(.latest)
        case .afhandeling: .text(.latest)
        }
    }
}
