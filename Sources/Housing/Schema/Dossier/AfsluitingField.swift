internal import Replica
public import SyncProtocol

/// How and why a traject ended; what it says counts while the traject itself says so.
public enum AfsluitingField: UInt32, RecordField {
    case traject = 1, datum, uitkomst
    /// A code of the list of reasons.
    case reden, toelichting
    /// What is not known, each as `veld: reden`, so that no visit is stuck on a form.
    case onbekend

    public static var type: TypeNumber { TypeNumber(19) }
    public static var typeName: String { "afsluiting" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.review).indexed
        case .uitkomst: .choice(Afsluituitkomst.self, .review)
        case .reden: .text(.review)
        case .toelichting: .writing
        case .onbekend: .texts
        }
    }
}
