internal import Housing
internal import TerminalUI

// Dossiers that look double.

extension Texts {
    static let duplicates = Wording("dubbelen", "doubles")
    static let compare = Wording("vergelijken", "compare")
    static let comparing = Wording("even vergelijken…", "comparing…")
    static let otherStand = Wording(
        "open / geen dubbel / samengevoegd", "open / no double / joined")
    static let noDuplicates = Wording("Hier staat geen paar.", "There is no pair here.")
    static let notAlike = Wording(
        "Deze dossiers lijken niet meer op elkaar.", "These dossiers are not alike any more.")

    static let noDouble = Wording("geen dubbel", "no double")
    static let join = Wording("samenvoegen", "join")
    static let separate = Wording("losmaken", "separate")
    static let lookAgain = Wording("toch bekijken", "look again")
    static let turnRound = Wording("omwisselen", "turn round")
    static let openOne = Wording("open het linker dossier", "open the left dossier")
    static let openOther = Wording("open het rechter dossier", "open the right dossier")

    static let separateFirst = Wording(
        "Deze dossiers zijn samengevoegd. Maak ze eerst los.",
        "These dossiers are joined. Separate them first.")
    static let areJoined = Wording(
        "Deze dossiers zijn al samengevoegd.", "These dossiers are joined already.")
    static let areNotJoined = Wording(
        "Deze dossiers zijn niet samengevoegd.", "These dossiers are not joined.")
    static let isNoDouble = Wording(
        "Dit is al besloten: geen dubbel.", "This is decided already: no double.")
    static let isNotDecided = Wording(
        "Dit kan alleen bij \"geen dubbel\".", "This is only for \"no double\".")

    static let registered = Wording("aangemeld", "registered")
    static let notesCount = Wording("notities", "notes")

    static let usualPairReasons = [
        Wording("Beide dossiers bekeken.", "Looked at both dossiers."),
        Wording("Nagevraagd bij de cliënt.", "Asked the client."),
        Wording("Nagevraagd bij de aanmelder.", "Asked who registered this person."),
        Wording("Het is familie.", "They are family."),
    ]

    static func score(_ score: Int) -> Wording {
        Wording("gelijkenis \(score) van 100", "likeness \(score) of 100")
    }

    static func stand(_ stand: Dubbel.Stand) -> Wording {
        switch stand {
        case .open: Wording("Nog te bekijken", "To be looked at")
        case .geenDubbel: Wording("Geen dubbel", "No double")
        case .samengevoegd: Wording("Samengevoegd", "Joined")
        }
    }

    /// What is going to happen, before the reason is asked.
    static func decision(_ decision: PairDecision) -> Wording {
        switch decision {
        case .noDouble: Wording("Dit zijn twee mensen.", "These are two people.")
        case .lookAgain:
            Wording("Iemand moet hier nog eens naar kijken.", "Somebody should look at this again.")
        case .join:
            Wording("Rechts gaat verder in links.", "The right one goes on in the left.")
        case .separate:
            Wording("Elk dossier staat weer op zichzelf.", "Each dossier stands by itself again.")
        }
    }

    static func decided(_ decision: PairDecision) -> Wording {
        let words = self.decision(decision)
        return Wording(
            "\(words.dutch) Met z draait u het terug.", "\(words.english) With z you take it back.")
    }
}
