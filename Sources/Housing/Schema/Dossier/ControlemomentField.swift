internal import Replica
public import SyncProtocol

/// One of the four visits in the year after a placement.
public enum ControlemomentField: UInt32, RecordField {
    case plaatsing = 1, nummer, gepland, uitkomst, gelogdOp, notitie
    /// The days on which nobody was at home.
    case pogingen
    /// The day that was agreed, within the window.
    case afspraak
    /// A visit that was logged after all counts above this.
    case overgeslagenOp, overslaanReden, medewerker

    public static var type: TypeNumber { TypeNumber(5) }
    public static var typeName: String { "controlemoment" }

    public var shape: FieldShape {
        switch self {
        case .plaatsing: .reference(.latest).indexed
        case .nummer: .whole(.latest)
        case .gepland: .day(.latest).indexed
        case .uitkomst: .choice(ControlemomentUitkomst.self, .review)
        case .gelogdOp, .afspraak, .overgeslagenOp: .day(.latest)
        case .notitie: .writing.searched
        case .pogingen: .days
        case .overslaanReden: .text(.latest)
        case .medewerker: .reference(.latest)
        }
    }
}
