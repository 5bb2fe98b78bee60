internal import Replica
public import SyncProtocol

/// A monitor proposes to close a traject; the office decides.
public enum AfsluitvoorstelField: UInt32, RecordField {
    case traject = 1, datum, uitkomst, reden, toelichting, voorgesteldDoor, besluit, besluitReden
    case besluitOp
    /// Who decided, and in which role.
    case besluitDoor, besluitRol

    public static var type: TypeNumber { TypeNumber(18) }
    public static var typeName: String { "afsluitvoorstel" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.latest).indexed
        case .uitkomst: .choice(Afsluituitkomst.self, .review)
        case .reden, .besluitReden, .besluitRol: .text(.latest)
        case .toelichting: .writing
        case .voorgesteldDoor, .besluitDoor: .reference(.latest)
        case .besluit: .choice(Voorstelbesluit.self, .review)
        case .besluitOp: .day(.latest)
        }
    }
}
