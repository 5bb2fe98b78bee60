internal import SyncProtocol

/// Why a step of the work was refused, in words for the one who took it; nothing was written.
public enum HousingError: Error, Equatable, Sendable {
    case dossierNumberMalformed(String)
    case dossierUnknown(DossierNumber)
    case dossierAmbiguous(DossierNumber, [String])
    case recordUnknown(type: String, typed: String)
    case recordAmbiguous(type: String, typed: String)
    case gemeenteUnknown(String)
    case nameMissing
    case nothingChanged
    /// Writing would decide a conflict that the writer may not have seen.
    case contested(label: String, ConflictID)
    case placementKnown(number: Int64, start: Day)
    case placementUnknown
    case momentUnknown(String)
    case woonprocesMissing
    case conflictUnknown(String)
    case sideUnknown(String)
    case reasonMissing
    case reasonTooLong
}

extension HousingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .dossierNumberMalformed(let typed):
            "\"\(typed)\" is geen dossiernummer; dat heeft minstens zes letters en cijfers"
        case .dossierUnknown(let number): "dossier \(number) staat niet op dit apparaat"
        case .dossierAmbiguous(let number, let all):
            "meer dossiers beginnen met \(number): \(all.joined(separator: ", "))"
        case .recordUnknown(let type, let typed): "er is geen \(type) \"\(typed)\" in dit dossier"
        case .recordAmbiguous(let type, let typed):
            "meer dan één \(type) begint met \"\(typed)\"; geef meer tekens"
        case .gemeenteUnknown(let name):
            "van gemeente \"\(name)\" is de regio niet bekend; geef ook --regio"
        case .nameMissing: "een dossier kan niet zonder naam"
        case .nothingChanged: "er is niets veranderd"
        case .contested(let label, let conflict):
            "over \(label) is een conflict open; kies eerst: veldboek conflicten kies \(conflict)"
        case .placementKnown(let number, let start):
            "plaatsing \(number) met ingang van \(start) staat al in het dossier"
        case .placementUnknown: "dit dossier heeft nog geen (zulke) plaatsing"
        case .momentUnknown(let typed):
            "controlemoment \"\(typed)\" is er niet; kies 1, 2, 3 of 4"
        case .woonprocesMissing: "het dossier heeft nog geen woonproces; geef --woonproces"
        case .conflictUnknown(let typed): "er is geen open conflict \"\(typed)\""
        case .sideUnknown(let typed): "dit conflict heeft geen kant \"\(typed)\""
        case .reasonMissing: "een keuze heeft een reden nodig"
        case .reasonTooLong: "de reden is te lang (hooguit \(Limits.reasonBytes) bytes)"
        }
    }
}
