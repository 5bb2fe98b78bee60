internal import Replica
public import SyncProtocol

/// The trace of a note that stood in the wrong dossier: where it went, and none of its words.
public enum VerplaatsingField: UInt32, RecordField {
    case notitie = 1
    /// The dossier that it belongs to.
    case naar
    case datum, reden, door

    public static var type: TypeNumber { TypeNumber(33) }
    public static var typeName: String { "verplaatsing" }

    public var shape: FieldShape {
        switch self {
        case .notitie, .naar, .door: .reference(.latest)
        case .datum: .day(.latest)
        case .reden: .text(.latest)
        }
    }
}
