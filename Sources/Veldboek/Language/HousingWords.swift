internal import Commands
internal import Housing

// Why a step of the work was refused, for who works here.

extension HousingError {
    var words: String {
        switch self {
        case .dossierNumberMalformed(let typed):
            say("\"{1}\" is geen dossiernummer; dat heeft minstens zes letters en cijfers", typed)
        case .dossierUnknown(let number): say("dossier {1} staat niet op dit apparaat", number)
        case .dossierAmbiguous(let number, let all):
            say("meer dossiers beginnen met {1}: {2}", number, all.joined(separator: ", "))
        case .recordUnknown(let type, let typed):
            say("er is geen {1} \"{2}\" in dit dossier", type, typed)
        case .recordAmbiguous(let type, let typed):
            say("meer dan één {1} begint met \"{2}\"; geef meer tekens", type, typed)
        case .gemeenteUnknown(let name):
            say("van gemeente \"{1}\" is de regio niet bekend; geef ook --regio", name)
        case .nameMissing: say("een dossier kan niet zonder naam")
        case .nothingChanged: say("er is niets veranderd")
        case .contested(let label, let conflict):
            say(
                "over {1} is een conflict open; kies eerst: veldboek conflicten kies {2}", label,
                conflict)
        case .placementKnown(let number, let start):
            say("plaatsing {1} met ingang van {2} staat al in het dossier", number, start)
        case .placementUnknown: say("dit dossier heeft nog geen (zulke) plaatsing")
        case .momentUnknown(let typed):
            say("controlemoment \"{1}\" is er niet; kies 1, 2, 3 of 4", typed)
        case .woonprocesMissing: say("het dossier heeft nog geen woonproces; geef --woonproces")
        case .conflictUnknown(let typed): say("er is geen open conflict \"{1}\"", typed)
        case .sideUnknown(let typed): say("dit conflict heeft geen kant \"{1}\"", typed)
        case .reasonMissing: say("een keuze heeft een reden nodig")
        case .reasonTooLong: say("de reden is te lang")
        }
    }
}
