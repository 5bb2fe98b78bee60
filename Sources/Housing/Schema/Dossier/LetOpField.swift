internal import Replica
public import SyncProtocol

/// What a visitor must know at the door.
public enum LetOpField: UInt32, RecordField {
    case soort = 1, tekst, bron, sinds, tot

    public static var type: TypeNumber { TypeNumber(16) }
    public static var typeName: String { "let-op" }

    public var shape: FieldShape {
        switch self {
        case .soort: .choice(LetOpSoort.self, .review)
        case .tekst: .text(.review).searched
        case .bron: .text(.latest)
        case .sinds, .tot: .day(.latest)
        }
    }
}
