internal import Replica
public import SyncProtocol

/// What was signed: with whom, for what, and for how long.
public enum OvereenkomstField: UInt32, RecordField {
    case traject = 1, soort, getekendOp
    /// The representing party.
    case partij
    /// Which guidance, and by whom.
    case begeleiding, zorgpartij, van
    /// It may move; what it was stays in the history.
    case tot
    /// What is not known, each as `veld: reden`, so that no visit is stuck on a form.
    case onbekend

    public static var type: TypeNumber { TypeNumber(13) }
    public static var typeName: String { "overeenkomst" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .soort: .choice(Overeenkomstsoort.self, .review)
        case .getekendOp, .van, .tot: .day(.review)
        case .partij, .begeleiding, .zorgpartij: .text(.latest)
        case .onbekend: .texts
        }
    }
}
