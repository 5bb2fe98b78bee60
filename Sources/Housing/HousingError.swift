internal import SyncProtocol

/// Why a step of the work was refused, in words for the one who took it; nothing was written.
public enum HousingError: Error, Equatable, Sendable {
    case dossierNumberMalformed(String)
    case dossierUnknown(DossierNumber)
    case dossierAmbiguous(DossierNumber, [String])
    case recordUnknown(type: String, typed: String)
    case recordAmbiguous(type: String, typed: String)
    case gemeenteUnknown(String)
    /// Writing would decide a conflict that the writer may not have seen.
    case contested(label: String, ConflictID)
    case placementUnknown
    case momentUnknown(String)
    case conflictUnknown(String)
    case sideUnknown(String)
    case reasonMissing
    case reasonTooLong
    /// A dossier cannot go on in itself.
    case sameDossier
    case alreadyMerged
    case notMerged
    /// Who joins two dossiers has looked at both.
    case notLookedAt(String)
}

extension HousingError {
    /// A text with {1} and {2} for the values, so that it can be said in another language.
    public var template: (text: String, values: [String]) {
        switch self {
        case .dossierNumberMalformed(let typed):
            ("\"{1}\" is geen dossiernummer; dat heeft minstens zes letters en cijfers", [typed])
        case .dossierUnknown(let number):
            ("dossier {1} staat niet op dit apparaat", [number.description])
        case .dossierAmbiguous(let number, let all):
            (
                "meer dossiers beginnen met {1}: {2}",
                [number.description, all.joined(separator: ", ")]
            )
        case .recordUnknown(let type, let typed):
            ("er is geen {1} \"{2}\" in dit dossier", [type, typed])
        case .recordAmbiguous(let type, let typed):
            ("meer dan één {1} begint met \"{2}\"; geef meer tekens", [type, typed])
        case .gemeenteUnknown(let name):
            ("\"{1}\" is geen gemeente van het loket", [name])
        case .contested(let label, let conflict):
            (
                "over {1} is een conflict open; kies eerst: veldboek conflicten kies {2}",
                [label, conflict.description]
            )
        case .placementUnknown: ("dit dossier heeft nog geen (zulke) plaatsing", [])
        case .momentUnknown(let typed):
            ("controlemoment \"{1}\" is er niet; kies 1, 2, 3 of 4", [typed])
        case .conflictUnknown(let typed): ("er is geen open conflict \"{1}\"", [typed])
        case .sideUnknown(let typed): ("dit conflict heeft geen kant \"{1}\"", [typed])
        case .reasonMissing: ("een keuze heeft een reden nodig", [])
        case .sameDossier: ("dit is twee keer hetzelfde dossier", [])
        case .alreadyMerged: ("deze dossiers zijn al samengevoegd", [])
        case .notMerged: ("dit dossier is niet samengevoegd met een ander", [])
        case .notLookedAt(let number):
            ("bekijk eerst dossier {1}: wie samenvoegt, heeft beide gezien", [number])
        case .reasonTooLong:
            ("de reden is te lang (hooguit {1} bytes)", [Limits.reasonBytes.description])
        }
    }
}

extension HousingError: CustomStringConvertible {
    public var description: String {
        template.values.enumerated().reduce(template.text) { text, value in
            text.replacing("{\(value.offset + 1)}", with: value.element)
        }
    }
}
