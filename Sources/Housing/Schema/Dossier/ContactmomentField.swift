internal import Replica
public import SyncProtocol

/// A visit or a call: with whom, and whether they were there.
public enum ContactmomentField: UInt32, RecordField {
    case traject = 1, datum, soort, met, aanwezig, verslag, medewerker

    public static var type: TypeNumber { TypeNumber(14) }
    public static var typeName: String { "contactmoment" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.latest)
        case .soort: .choice(Contactsoort.self, .latest)
        case .met: .text(.latest)
        case .aanwezig: .choice(JaNee.self, .latest)
        case .verslag: .writing.searched
        case .medewerker: .reference(.latest)
        }
    }
}
