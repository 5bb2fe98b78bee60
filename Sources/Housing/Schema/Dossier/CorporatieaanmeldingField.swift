internal import Replica
public import SyncProtocol

/// A registration with a housing corporation; several may run at once.
public enum CorporatieaanmeldingField: UInt32, RecordField {
    case traject = 1, datum, corporatie, beeindigdOp

    public static var type: TypeNumber { TypeNumber(11) }
    public static var typeName: String { "corporatieaanmelding" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.review).indexed
        case .corporatie: .text(.review).indexed.searched
        case .beeindigdOp: .day(.latest)
        }
    }
}
