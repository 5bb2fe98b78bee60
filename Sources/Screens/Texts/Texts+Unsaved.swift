internal import TerminalUI

// What does not count at the office (yet).

extension Texts {
    static let unsaved = Wording("concepten", "drafts")
    static let unsavedHead = Wording(
        "Nog niet bewaard, of niet aangenomen. Uw woorden staan hier.",
        "Not saved yet, or not taken. Your words are here.")
    static let goOnTyping = Wording("verder typen", "go on typing")
    static let saveAsItIs = Wording("opnieuw indienen", "submit again")
    static let throwWords = Wording("weggooien", "throw away")
    static let savedAgain = Wording(
        "Bewaard op dit apparaat; het gaat vanzelf naar het kantoor.",
        "Saved on this device; it goes to the office by itself.")
    static let officeStillDecides = Wording(
        "Dit ligt nog bij het kantoor; wacht de beslissing af.",
        "This still lies with the office; wait for the decision.")
    static let onlyAsItIs = Wording(
        "Dit kan alleen zo opnieuw ingediend worden: druk op i.",
        "This can only be submitted again as it is: press i.")
    static let finishInForm = Wording(
        "Dit is nog niet af. Druk op Enter en maak het af.",
        "This is not finished. Press Enter and finish it.")
    static let throwAwayAsked = Wording("Deze woorden weggooien?", "Throw these words away?")
    static let keepIt = Wording("nee, bewaren", "no, keep them")
    static let throwIt = Wording("ja, weggooien", "yes, throw away")

    static func unsavedThing(_ about: String?) -> Wording {
        guard let about else { return form }
        return about.hasPrefix("dubbel")
            ? Wording("een besluit over dubbelen", "a decision about doubles")
            : Wording("een besluit over een conflict", "a decision about a conflict")
    }
}
