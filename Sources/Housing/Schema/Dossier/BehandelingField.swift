internal import Replica
public import SyncProtocol

/// Whose traject it is, from when to when.
public enum BehandelingField: UInt32, RecordField {
    case traject = 1, rol, medewerker, van, tot

    public static var type: TypeNumber { TypeNumber(15) }
    public static var typeName: String { "behandeling" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .rol: .choice(Behandelrol.self, .review)
        case .medewerker: .reference(.review).indexed
        case .van, .tot: .day(.latest)
        }
    }
}
