internal import Housing
internal import Replica

/// What a script can tell from how the program ended.
enum ExitStatus: Int32 {
    case done = 0
    /// Refused by a rule; nothing was written.
    case refused = 1
    case usage = 2
    case hubNotReachable = 3
    case replicaUnreadable = 4
}

/// A step that cannot be taken now, in words for the one who took it.
struct Refused: Error {
    let message: String
}

/// Why a command could not do its work: a sentence, and how the program ends.
struct Failure {
    let message: String
    let status: ExitStatus

    init(_ error: any Error) {
        switch error {
        case let usage as UsageError:
            self.init(usage.message, .usage)
        case let refusal as HousingError: self.init("Dat kan niet: \(refusal).", .refused)
        case let refusal as Refused: self.init(refusal.message, .refused)
        case let silence as HubUnreachable:
            self.init("De hub is niet te bereiken: \(silence.reason).", .hubNotReachable)
        case let problem as ReplicaError: self.init(problem)
        default: self.init("De replica is niet te lezen: \(error)", .replicaUnreadable)
        }
    }

    private init(_ message: String, _ status: ExitStatus) {
        self.message = message
        self.status = status
    }

    private init(_ problem: ReplicaError) {
        switch problem {
        case .notEnrolled:
            self.init(
                "Dit apparaat is nog niet gekoppeld. Vraag het kantoor om een code en typ: "
                    + "veldboek koppel URL CODE", .refused)
        case .newerFile:
            self.init(
                "De replica is van een nieuwere versie van veldboek; werk dit programma bij.",
                .replicaUnreadable)
        case .otherHub: self.init("Deze replica hoort bij een andere hub.", .refused)
        case .tooLarge(_, let limit):
            self.init("Dat is te veel tekst ineens (hooguit \(limit) bytes).", .refused)
        case .folderNotHere:
            self.init("Dit dossier is nog onderweg, of staat niet meer op dit apparaat.", .refused)
        case .nothingToSave: self.init("Er is niets om te bewaren.", .refused)
        case .doesNotFit, .versionUnknown: self.init("Dat past niet: \(problem).", .refused)
        }
    }
}
