internal import Replica
public import SyncProtocol

/// What was billed for a traject, or claimed for its guidance.
public enum DeclaratieField: UInt32, RecordField {
    case traject = 1, soort, datum, bedrag, organisatie, betaaldOp

    public static var type: TypeNumber { TypeNumber(23) }
    public static var typeName: String { "declaratie" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .soort: .choice(Declaratiesoort.self, .review)
        case .datum: .day(.review).indexed
        case .bedrag: .money(.review)
        case .organisatie: .text(.latest)
        case .betaaldOp: .day(.latest)
        }
    }
}
