internal import Replica
public import SyncProtocol

/// What a traject or its guidance costs, from when to when.
public enum TariefField: UInt32, RecordField {
    case soort = 1, bedrag, van, tot

    public static var type: TypeNumber { TypeNumber(65) }
    public static var typeName: String { "tarief" }

    public var shape: FieldShape {
        switch self {
        case .soort: .choice(Declaratiesoort.self, .review)
        case .bedrag: .money(.review)
        case .van, .tot: .day(.review)
        }
    }
}
