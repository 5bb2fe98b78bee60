internal import Replica
public import SyncProtocol

/// Which of the four processes fits: one for a traject, and changeable.
public enum ScreeningField: UInt32, RecordField {
    case traject = 1, datum, woonproces, medewerker, reden
    /// What is not known, each as `veld: reden`, so that no visit is stuck on a form.
    case onbekend

    public static var type: TypeNumber { TypeNumber(9) }
    public static var typeName: String { "screening" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.review)
        case .woonproces: .choice(Woonproces.self, .review).indexed
        case .medewerker: .reference(.latest)
        case .reden: .text(.latest)
        case .onbekend: .texts
        }
    }
}
