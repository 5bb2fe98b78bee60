internal import Housing
internal import TerminalUI

// Registering somebody: who is here already, and why they look alike.

extension Texts {
    static let register = Wording("aanmelden", "register")
    static let name = Wording("naam", "name")
    static let birth = Wording("geboren", "born")
    static let newOne = Wording("nieuwe aanmelding", "new registration")
    static let openThis = Wording("open dit dossier", "open this dossier")
    static let otherPerson = Wording("begin met iemand anders", "begin with somebody else")
    static let nameFirst = Wording(
        "Typ eerst de naam, en de geboortedatum als u die weet.",
        "Type the name first, and the date of birth if you know it.")
    static let nobodyAlike = Wording(
        "Op dit apparaat lijkt niemand op deze persoon.",
        "On this device nobody looks like this person.")
    static let nameBegins = Wording("de naam begint zo", "the name begins like this")

    static func alike(_ count: Int) -> Wording {
        Wording(
            count == 1
                ? "Is het deze persoon? Die is er al."
                : "Is het een van deze \(count)? Die zijn er al.",
            count == 1
                ? "Is it this person? There is a dossier."
                : "Is it one of these \(count)? There are dossiers.")
    }
}
