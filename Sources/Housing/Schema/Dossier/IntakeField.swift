internal import Replica
public import SyncProtocol

/// A first long conversation: planned, and held.
public enum IntakeField: UInt32, RecordField {
    case datum = 1, uitkomst, verslag, traject, medewerker, gepland
    /// Of two that were held apart, which one counts; else the first.
    case leidend
    /// What is not known, each as `veld: reden`, so that no visit is stuck on a form.
    case onbekend

    public static var type: TypeNumber { TypeNumber(3) }
    public static var typeName: String { "intake" }

    public var shape: FieldShape {
        switch self {
        case .datum: .day(.review).indexed
        case .uitkomst: .choice(IntakeUitkomst.self, .review)
        case .verslag: .writing.searched
        case .traject: .reference(.latest).indexed
        case .medewerker: .reference(.latest)
        case .gepland: .day(.latest).indexed
        case .leidend: .choice(JaNee.self, .latest)
        case .onbekend: .texts
        }
    }
}
