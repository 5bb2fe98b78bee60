internal import Replica
public import SyncProtocol

/// How someone came to the loket.
public enum AanmeldingField: UInt32, RecordField {
    case traject = 1, datum
    /// The organisation, by its name.
    case aanmelder, gemeente, herkomst
    /// Who saw first that it was time; often a Wmo-toegangsteam.
    case signaalVan
    /// What was asked for; the screening says which one it is.
    case woonproces
    /// What is not known, each as `veld: reden`, so that no visit is stuck on a form.
    case onbekend

    public static var type: TypeNumber { TypeNumber(8) }
    public static var typeName: String { "aanmelding" }

    public var shape: FieldShape {
        switch self {
        case .traject: .reference(.latest).indexed
        case .datum: .day(.review).indexed
        case .aanmelder: .text(.review).indexed.searched
        case .gemeente: .text(.review).indexed
        case .herkomst: .choice(Herkomst.self, .review)
        case .signaalVan: .text(.latest)
        case .woonproces: .choice(Woonproces.self, .latest)
        case .onbekend: .texts
        }
    }
}
