internal import Replica
public import SyncProtocol

/// Why someone cannot rent yet. It never stops a registration.
public enum WoonblokkadeField: UInt32, RecordField {
    case traject = 1, soort
    /// The rent debt.
    case bedrag, bron, sinds, opgehevenOp, verwijzing
    /// What the "50 gezinnen aanpak" takes over, in Maastricht at most half of the debt.
    case gecompenseerd, toelichting
    /// What is not known, each as `veld: reden`, so that no visit is stuck on a form.
    case onbekend

    public static var type: TypeNumber { TypeNumber(10) }
    public static var typeName: String { "woonblokkade" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .soort: .choice(Blokkadesoort.self, .review)
        case .bedrag, .gecompenseerd: .money(.review)
        case .bron: .text(.latest)
        case .sinds, .opgehevenOp: .day(.review)
        case .verwijzing: .choice(Verwijzing.self, .latest)
        case .toelichting: .writing.searched
        case .onbekend: .texts
        }
    }
}
