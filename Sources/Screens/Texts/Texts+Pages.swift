internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// Lists, a dossier, notes and the exchange with the office.

extension Texts {
    static let today = Wording("vandaag", "today")
    static let dossiers = Wording("dossiers", "dossiers")
    static let dossier = Wording("dossier", "dossier")
    static let note = Wording("notitie", "note")
    static let sync = Wording("sync", "sync")

    static let open = Wording("openen", "open")
    static let onlyMine = Wording("alleen mijn", "only mine")
    static let ofEveryone = Wording("van iedereen", "of everyone")
    static let find = Wording("typ een naam", "type a name")
    static let status = Wording("status", "status")
    static let process = Wording("proces", "process")
    static let region = Wording("regio", "region")
    static let noFilter = Wording("alles tonen", "show all")
    static let mine = Wording("mijn dossiers", "my dossiers")
    static let all = Wording("alle dossiers", "all dossiers")
    static let nothingChosen = Wording("Kies eerst een regel.", "Choose a row first.")
    static let nothingToDo = Wording(
        "Er is vandaag niets te doen.", "There is nothing to do today.")
    static let nothingFound = Wording("niets gevonden", "nothing found")
    static let searchHint = Wording(
        "Typ een naam, of een woord uit een notitie.", "Type a name, or a word from a note.")
    static let whichForm = Wording("Welk formulier?", "Which form?")
    static let emptyNote = Wording("Typ eerst iets.", "Type something first.")
    static let editorFailed = Wording(
        "De eigen editor gaf niets terug; de tekst is als ervoor.",
        "The own editor gave nothing back; the text is as it was.")

    static func day(_ day: Day) -> Wording { Wording("Vandaag, \(day)", "Today, \(day)") }

    static func tasks(_ count: Int, ofAll: Bool) -> Wording {
        ofAll
            ? Wording("\(count) te doen, van iedereen", "\(count) to do, of everyone")
            : Wording("\(count) te doen, van mij", "\(count) to do, mine")
    }

    static func found(_ count: Int, hasMore: Bool) -> Wording {
        hasMore
            ? Wording(
                "de eerste \(count); typ t en een naam", "the first \(count); type t and a name")
            : Wording("\(count)", "\(count)")
    }
}

// What the hub said.

extension Texts {
    static let syncNow = Wording("nu uitwisselen", "exchange now")
    static let tryingNow = Wording(
        "Het veldboek zoekt nu het kantoor. U kunt gewoon verder werken.",
        "The field book looks for the office now. You can go on working.")
    static let notHereAnyMore = Wording(
        "Dit dossier staat niet meer op dit apparaat.",
        "This dossier is not on this device any more.")
    static let dossierGone = Wording("niet meer hier", "not here any more")
    static let nothingOpen = Wording(
        "Geen concepten, en niets is geweigerd of vastgehouden.",
        "No drafts, and nothing was rejected or held.")

    static func arrived(_ counts: Counts, _ waiting: Int64, _ today: Day) -> [Wording] {
        var lines = [onlyHere(waiting), lastSync(counts.lastContact, today)]
        if counts.held > 0 {
            lines.append(
                counts.held == 1
                    ? Wording(
                        "1 wijziging wordt vastgehouden: het kantoor kijkt ernaar.",
                        "1 change is held: the office looks at it.")
                    : Wording(
                        "\(counts.held) wijzigingen worden vastgehouden: het kantoor kijkt ernaar.",
                        "\(counts.held) changes are held: the office looks at them."))
        }
        if counts.rejected > 0 {
            lines.append(
                counts.rejected == 1
                    ? Wording(
                        "1 wijziging is geweigerd. Uw woorden staan hieronder.",
                        "1 change was rejected. Your words stand below.")
                    : Wording(
                        "\(counts.rejected) wijzigingen zijn geweigerd. Uw woorden staan hieronder.",
                        "\(counts.rejected) changes were rejected. Your words stand below."))
        }
        if counts.arriving > 0 {
            lines.append(
                Wording(
                    "\(counts.arriving) dossiers zijn onderweg hierheen.",
                    "\(counts.arriving) dossiers are on their way here."))
        }
        guard counts.lastContact != nil else { return lines }
        let isRight = counts.clockOffset.magnitude < 60_000
        let clock = Wording("De klok loopt gelijk.", "The clock is right.")
        return lines + [isRight ? clock : clockOff(counts.clockOffset)]
    }

    private static func onlyHere(_ waiting: Int64) -> Wording {
        switch waiting {
        case 0:
            Wording(
                "Alles wat u bewaarde is op het kantoor.", "All that you saved is at the office.")
        case 1:
            Wording(
                "1 wijziging staat nog alleen op dit apparaat. Die gaat vanzelf mee.",
                "1 change is still on this device only. It goes by itself.")
        default:
            Wording(
                "\(waiting) wijzigingen staan nog alleen op dit apparaat. Ze gaan vanzelf mee.",
                "\(waiting) changes are still on this device only. They go by themselves.")
        }
    }

    static func draft(_ what: Wording, _ time: String) -> Wording {
        Wording(
            "\(what.dutch.lowercased()), concept van \(time)",
            "\(what.english.lowercased()), draft of \(time)")
    }

    static func verdict(_ verdict: Verdict) -> Wording {
        switch verdict {
        case .accepted: Wording("aangekomen", "arrived")
        case .erased: Wording("vernietigd", "erased")
        case .held(let reason): heldBecause(reason)
        case .rejected(.byPerson(let words)):
            Wording("geweigerd: \(words)", "rejected: \(words)")
        case .rejected(.standsOnRejected):
            Wording(
                "geweigerd: bouwt voort op iets dat geweigerd is",
                "rejected: it stands on something that was rejected")
        case .refused(let reason):
            Wording("geweigerd: \(reason)", "rejected: \(reason)")
        }
    }

    private static func heldBecause(_ reason: HoldReason) -> Wording {
        switch reason {
        case .noRight:
            Wording(
                "vastgehouden: u mag hier niet (meer) schrijven",
                "held: you may not write here (any more)")
        case .missingParent:
            Wording(
                "vastgehouden: een eerdere wijziging ontbreekt nog",
                "held: an earlier change is still missing")
        case .standsOnHeld:
            Wording(
                "vastgehouden: bouwt voort op iets dat vastgehouden wordt",
                "held: it stands on something that is held")
        case .noProof:
            Wording("vastgehouden: zonder bewijs gebracht", "held: brought without proof")
        case .noBody: Wording("vastgehouden: de inhoud ontbreekt", "held: its content is missing")
        }
    }

    /// What happens now, and whether one can do something about it.
    static func next(_ verdict: Verdict) -> Wording {
        switch verdict {
        case .held(.missingParent), .held(.standsOnHeld):
            Wording("Dit gaat vanzelf verder.", "This goes on by itself.")
        case .held:
            Wording("Het kantoor beslist; u hoeft niets te doen.", "The office decides.")
        case .rejected, .refused:
            Wording("Uw woorden zijn bewaard:", "Your words are kept:")
        case .accepted, .erased: Wording("", "")
        }
    }
}
