internal import Replica
public import SyncProtocol

/// Who looked at what: one entry a visit, in a folder of its device, month and place (NEN 7513).
public enum InzageField: UInt32, RecordField {
    /// Where one dossier was looked at.
    case dossier = 1
    /// Where several were shown together.
    case dossiers
    case soort, wanneer, wie
    /// As which the hub knew who looked.
    case rol, namens, grond, reden
    /// The site that it was looked at on.
    case apparaat

    public static var type: TypeNumber { TypeNumber(32) }
    public static var typeName: String { "inzage" }

    public var shape: FieldShape {
        switch self {
        case .dossier: .reference(.latest).indexed
        case .dossiers: .references
        case .soort: .choice(Inzagesoort.self, .latest)
        case .wanneer: .time(.latest).indexed
        case .wie, .apparaat: .reference(.latest)
        case .rol, .namens, .reden: .text(.latest)
        case .grond: .choice(Inzagegrond.self, .latest)
        }
    }
}
