public import Replica
public import SyncProtocol

/// One line of a list of codes, from when to when.
public enum CodeField: UInt32, RecordField {
    case lijst = 1, code, naam, bron, van, tot
    /// `nee` until the law that it comes from is in force.
    case inWerking

    public static var type: TypeNumber { TypeNumber(66) }
    public static var typeName: String { "code" }
    public static var title: Title? { Title(naam.rawValue) }

    public var shape: FieldShape {
        switch self {
        case .lijst: .choice(Codelijst.self, .review)
        case .code, .naam: .text(.review)
        case .bron: .text(.latest)
        case .inWerking: .choice(JaNee.self, .review)
        case .van, .tot: .day(.review)
        }
    }
}
