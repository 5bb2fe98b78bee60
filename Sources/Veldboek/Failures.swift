internal import Commands
internal import Housing
internal import Replica

// Why a command of the field book could not do its work.

extension Failure {
    init(_ error: any Error) {
        switch error {
        case let refusal as HousingError:
            let reason = say(refusal.template.text, values: refusal.template.values)
            self.init(say("Dat kan niet: {1}.", reason), .refused)
        case let refusal as Refusal:
            self.init(say("Dat kan niet: {1}.", refusal.words.said), .refused)
        case let here as MayBeHere:
            self.init(
                ([say("Misschien staat deze persoon hier al:")] + here.lines + [
                    say("Is het een van deze, geef dan --dossier; is het iemand anders, --nieuw.")
                ]).joined(separator: "\n"), .refused)
        case let faults as FormFaults:
            self.init(
                faults.faults.map(\.sentence.said).joined(separator: "\n"), .usage)
        case let silence as HubUnreachable:
            self.init(say("De hub is niet te bereiken: {1}.", silence.words), .unreachable)
        case let practice as PracticeMeetsNoHub: self.init(practice.message, .refused)
        case let problem as ReplicaError: self.init(problem)
        default: self.init(error, unreadable: say("De replica is niet te lezen"))
        }
    }

    private static func words(_ why: UnusableFile) -> String {
        switch why {
        case .missing: say("dit bestand is er niet.")
        case .notAReplica: say("dit is geen replica van veldboek.")
        case .damaged(let reason):
            say("dit bestand is beschadigd ({1}). Bewaar het, en vraag hulp.", reason)
        case .readOnly: say("in dit bestand kan niet geschreven worden.")
        case .newer:
            say("dit bestand is van een nieuwere versie van veldboek; werk dit programma bij.")
        case .failed(let reason): say("dit bestand gaat niet open ({1}).", reason)
        }
    }

    private init(_ problem: ReplicaError) {
        switch problem {
        case .notEnrolled:
            self.init(
                say(
                    "Dit apparaat is nog niet gekoppeld. Vraag het kantoor om een code en typ: {1}",
                    "veldboek koppel URL CODE"), .refused)
        case .unusable(let path, let why): self.init("\(path): \(Self.words(why))", .unreadable)
        case .otherHub: self.init(say("Deze replica hoort bij een andere hub."), .refused)
        case .bundleOfOtherHub: self.init(say("Deze bundel hoort bij een andere hub."), .refused)
        case .tooLarge(_, let limit):
            self.init(say("Dat is te veel tekst ineens (hooguit {1} bytes).", limit), .refused)
        case .folderNotHere:
            self.init(
                say("Dit dossier is nog onderweg, of staat niet meer op dit apparaat."), .refused)
        case .retired: self.init(say("Dat wordt niet meer ingevuld: {1}.", problem), .refused)
        case .nothingToSave: self.init(say("Er is niets om te bewaren."), .refused)
        case .contested:
            self.init(
                say("Hierover bestaat een conflict; kies eerst: veldboek conflicten"), .refused)
        case .draftUnreadable:
            self.init(say("Dit concept is van een nieuwere versie van veldboek."), .refused)
        case .nothingToUndo: self.init(say("Dit kan niet ongedaan gemaakt worden."), .refused)
        case .doesNotFit, .versionUnknown: self.init(say("Dat past niet: {1}.", problem), .refused)
        }
    }
}
