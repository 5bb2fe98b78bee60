internal import Commands
internal import Housing
internal import Replica

// Why a command of the field book could not do its work.

extension Failure {
    init(_ error: any Error) {
        switch error {
        case let refusal as HousingError: self.init("Dat kan niet: \(refusal).", .refused)
        case let silence as HubUnreachable:
            self.init("De hub is niet te bereiken: \(silence.reason).", .unreachable)
        case let problem as ReplicaError: self.init(problem)
        default: self.init(error, unreadable: "De replica is niet te lezen")
        }
    }

    private static func words(_ why: UnusableFile) -> String {
        switch why {
        case .missing: "dit bestand is er niet."
        case .notAReplica: "dit is geen replica van veldboek."
        case .damaged(let reason):
            "dit bestand is beschadigd (\(reason)). Bewaar het, en vraag hulp."
        case .readOnly: "in dit bestand kan niet geschreven worden."
        case .newer: "dit bestand is van een nieuwere versie van veldboek; werk dit programma bij."
        case .failed(let reason): "dit bestand gaat niet open (\(reason))."
        }
    }

    private init(_ problem: ReplicaError) {
        switch problem {
        case .notEnrolled:
            self.init(
                "Dit apparaat is nog niet gekoppeld. Vraag het kantoor om een code en typ: "
                    + "veldboek koppel URL CODE", .refused)
        case .unusable(let path, let why): self.init("\(path): \(Self.words(why))", .unreadable)
        case .otherHub: self.init("Deze replica hoort bij een andere hub.", .refused)
        case .bundleOfOtherHub: self.init("Deze bundel hoort bij een andere hub.", .refused)
        case .tooLarge(_, let limit):
            self.init("Dat is te veel tekst ineens (hooguit \(limit) bytes).", .refused)
        case .folderNotHere:
            self.init("Dit dossier is nog onderweg, of staat niet meer op dit apparaat.", .refused)
        case .retired: self.init("Dat wordt niet meer ingevuld: \(problem).", .refused)
        case .nothingToSave: self.init("Er is niets om te bewaren.", .refused)
        case .contested:
            self.init("Hierover bestaat een conflict; kies eerst: veldboek conflicten", .refused)
        case .draftUnreadable:
            self.init("Dit concept is van een nieuwere versie van veldboek.", .refused)
        case .nothingToUndo: self.init("Dit kan niet ongedaan gemaakt worden.", .refused)
        case .doesNotFit, .versionUnknown: self.init("Dat past niet: \(problem).", .refused)
        }
    }
}
