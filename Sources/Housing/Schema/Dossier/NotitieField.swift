internal import Replica
public import SyncProtocol

/// A note in a dossier.
public enum NotitieField: UInt32, RecordField {
    case tekst = 1, datum, traject
    /// Words that came from another dossier, as they stood there: nobody edits them letter by letter, so
    /// that two who moved them apart wrote the same.
    case overgenomen
    /// From where they came, who wrote them there, who moved them, and why.
    case uit, schrijver, verplaatstDoor, verplaatstReden

    public static var type: TypeNumber { TypeNumber(2) }
    public static var typeName: String { "notitie" }

    public var shape: FieldShape {
        switch self {
        case .tekst: .writing.searched
        case .datum: .day(.latest)
        case .traject: .reference(.latest).indexed
        case .overgenomen: .text(.review).searched
        case .uit, .schrijver, .verplaatstDoor: .reference(.latest)
        case .verplaatstReden: .text(.latest)
        }
    }
}
