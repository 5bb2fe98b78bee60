internal import Replica
public import SyncProtocol

/// What is kept of someone's time in prison: in a folder of its own, for few.
public enum JustitieelField: UInt32, RecordField {
    /// The folder that it belongs to.
    case dossier = 1, detentie, vrijOp, reclassering, voorwaarden, verslag

    public static var type: TypeNumber { TypeNumber(24) }
    public static var typeName: String { "justitieel" }

    public var shape: FieldShape {
        switch self {
        case .dossier: .reference(.latest).indexed
        case .detentie, .voorwaarden: .text(.review)
        case .vrijOp: .day(.review)
        case .reclassering: .text(.latest)
        case .verslag: .writing
        }
    }
}
