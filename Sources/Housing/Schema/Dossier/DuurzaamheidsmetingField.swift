internal import Replica
public import SyncProtocol

/// Whether someone still lives well five years after the end.
public enum DuurzaamheidsmetingField: UInt32, RecordField {
    case traject = 1, datum, woontOnafgebroken
    /// At any time during the five years.
    case huurschuld, overlast, toelichting
    /// What is not known, each as `veld: reden`, so that no visit is stuck on a form.
    case onbekend

    public static var type: TypeNumber { TypeNumber(20) }
    public static var typeName: String { "duurzaamheidsmeting" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.review).indexed
        case .woontOnafgebroken, .huurschuld, .overlast: .choice(JaNee.self, .review)
        case .toelichting: .writing
        case .onbekend: .texts
        }
    }
}
