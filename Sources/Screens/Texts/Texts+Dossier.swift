internal import Housing
internal import TerminalUI

// The page of a dossier.

extension Texts {
    static let change = Wording("bekijken of wijzigen", "look or change")
    static let notChanged = Wording("Deze regel wijzigt u niet.", "This row is not changed.")
    static let otherPart = Wording("verder kijken", "look further")
    static let formerPart = Wording("terug kijken", "look back")
    static let timeline = Wording("tijdlijn", "timeline")
    static let nothingKept = Wording("niets bewaard", "nothing kept")
    static let notes = Wording("teksten", "texts")
    static let blocks = Wording("blokkades en signalen", "blocks and signals")
    static let history = Wording("geschiedenis", "history")
    static let nothingHere = Wording("Hier staat niets.", "There is nothing here.")

    static func traject(_ number: Int64) -> Wording {
        Wording("Traject \(number)", "Traject \(number)")
    }

    static func inConflict(_ count: Int) -> Wording {
        Wording(
            "\(count) keer los van elkaar anders besloten: kies bij conflicten",
            "\(count) times decided differently apart: choose under conflicts")
    }

    /// What others did after that is not here yet.
    static func standOf(_ contact: Int64?, _ today: Day) -> Wording {
        guard let contact else {
            return Wording(
                "Stand van dit apparaat; nog nooit gesynchroniseerd.",
                "As of this device; never synchronised.")
        }
        let time = LocalTime(milliseconds: contact).words(on: today)
        return Wording("Stand van \(time).", "As of \(time).")
    }
}

// Clocks, moments, and whether a change has arrived.

extension Texts {
    static let notLogged = Wording("nog niet gelogd", "not logged yet")
    static let skipped = Wording("overgeslagen", "skipped")
    static let notArrived = Wording("alleen hier ", "only here  ")
    static let hasArrived = Wording("op kantoor  ", "at office  ")
    static let unconfirmed = Wording("onbevestigd ", "unconfirmed")
    static let isHeld = Wording("vastgehouden", "held       ")
    static let isRejected = Wording("geweigerd   ", "rejected   ")
    static let isErased = Wording("vernietigd  ", "erased     ")

    static func offerBefore(_ day: Day) -> Wording {
        Wording("passend aanbod uiterlijk \(day)", "fitting offer by \(day) at the latest")
    }

    static func homeBefore(_ day: Day) -> Wording {
        Wording("verkorte toeleiding: woning uiterlijk \(day)", "short route: home by \(day)")
    }

    static func aftercare(until day: Day?) -> Wording {
        guard let day else {
            return Wording(
                "nazorg zonder einddatum (Housing First)",
                "aftercare without an end (Housing First)")
        }
        return Wording("nazorg tot en met \(day)", "aftercare up to \(day)")
    }
}
