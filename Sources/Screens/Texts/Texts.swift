internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// What the screens say, in both languages: short words that everybody knows. Each page adds its own.
enum Texts {
    static let program = Wording("Veldboek", "Field book")
    static let practice = Wording(
        "OEFENING: deze mensen bestaan niet, en niets gaat naar het kantoor",
        "PRACTICE: these people do not exist, and nothing goes to the office")

    static let back = Wording("terug", "back")
    static let help = Wording("hulp", "help")
    static let commands = Wording("alles", "all")
    static let search = Wording("zoek", "search")
    static let undo = Wording("ongedaan", "undo")
    static let lock = Wording("sluit het scherm af", "lock the screen")
    static let quit = Wording("stop", "quit")

    static let nothingLost = Wording(
        "Wat u typt wordt vanzelf bewaard. U kunt altijd stoppen.",
        "What you type is kept by itself. You can always stop.")
    static let lookNotKept = Wording(
        "Let op: deze inzage kon niet worden vastgelegd.",
        "Take note: this look could not be written down.")
    static let nothingToUndo = Wording(
        "Er is niets om terug te draaien.", "There is nothing to undo.")

    static func undone(_ what: [String], in name: String?) -> Wording {
        let all = what.joined(separator: ", ")
        return Wording(
            "Teruggedraaid: \(all)" + (name.map { " van \($0)" } ?? "") + ".",
            "Undone: \(all)" + (name.map { " of \($0)" } ?? "") + ".")
    }

    static func tooSmall(_ size: Size) -> Wording {
        Wording(
            "Maak het venster groter: minstens \(size.columns) bij \(size.rows) tekens.",
            "Make the window larger: at least \(size.columns) by \(size.rows) characters.")
    }
}

// The lock: no password, as the program does not know one.

extension Texts {
    static let unlocking = Wording("verder", "continue")
    static let lockedTitle = Wording("Afgesloten", "Locked")
    static let locked = Wording(
        "Hier was even niemand. Wat getypt was, is bewaard. Typ het woord \"verder\" en druk op "
            + "Enter. Dit houdt alleen meekijkers tegen: een wachtwoord kent het veldboek niet. "
            + "Sluit ook de computer af als u weggaat.",
        "Nobody was here for a while. What was typed is kept. Type the word \"continue\" and press "
            + "Enter. This only stops people who look along: the field book knows no password. "
            + "Lock the computer too when you leave.")
}

// Why something could not be done.

extension Texts {
    static func failed(_ reason: String) -> Wording {
        Wording("Dat lukte niet: \(reason)", "That failed: \(reason)")
    }

    static func refused(_ error: HousingError) -> Wording {
        switch error {
        case .contested(let label, _):
            Wording(
                "Over \(label) is los van elkaar anders besloten; kies eerst bij conflicten.",
                "People decided differently about \(label); choose first under conflicts.")
        case .reasonMissing: Wording("Een keuze heeft een reden nodig.", "A choice needs a reason.")
        case .reasonTooLong: Wording("De reden is te lang.", "The reason is too long.")
        case .sameDossier:
            Wording("Dit is twee keer hetzelfde dossier.", "This is the same dossier twice.")
        case .alreadyMerged:
            Wording("Deze dossiers zijn al samengevoegd.", "These dossiers are joined already.")
        case .notMerged: Wording("Dit dossier is niet samengevoegd.", "This dossier is not joined.")
        case .notLookedAt(let number):
            Wording(
                "Bekijk eerst dossier \(number): wie samenvoegt, heeft beide gezien.",
                "Look at dossier \(number) first: who joins two has seen both.")
        case .placementUnknown:
            Wording("Er is nog geen plaatsing.", "There is no placement yet.")
        default: failed(error.description)
        }
    }

    static func problem(_ problem: ReplicaError) -> Wording {
        switch problem {
        case .notEnrolled:
            Wording("Dit apparaat is nog niet gekoppeld.", "This device is not connected yet.")
        case .folderNotHere:
            Wording(
                "Dit dossier is nog onderweg, of staat niet meer op dit apparaat.",
                "This dossier is on its way, or not on this device any more.")
        case .tooLarge: Wording("Dat is te veel tekst ineens.", "That is too much text at once.")
        case .nothingToSave: Wording("Er is niets veranderd.", "Nothing was changed.")
        case .contested:
            Wording(
                "Hierover is los van elkaar anders besloten; kies eerst bij conflicten.",
                "People decided differently about this; choose first under conflicts.")
        case .nothingToUndo: Wording("Dit kan niet teruggedraaid worden.", "This cannot be undone.")
        case .draftUnreadable:
            Wording(
                "Dit concept is van een nieuwere versie van het veldboek.",
                "This draft is of a newer version of the field book.")
        default: failed(problem.description)
        }
    }
}
