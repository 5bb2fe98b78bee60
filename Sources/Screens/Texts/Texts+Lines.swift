internal import TerminalUI

// The field book line by line.

extension Texts {
    static let whatNow = Wording(
        "Wat wilt u doen? Typ een cijfer en druk op Enter.",
        "What do you want to do? Type a number and press Enter.")
    /// In the order of their numbers.
    static let lineMenu = [
        today, search, dossier, note, Wording("controlemoment loggen", "log a control moment"),
        Wording("aanmelden", "register somebody"), conflicts, news, sync,
        Wording("de laatste wijziging terugdraaien", "undo the last change"),
    ]
    static let whom = Wording(
        "Typ een naam, of een woord uit een notitie. Een lege regel gaat terug.",
        "Type a name, or a word from a note. An empty line goes back.")
    static let noSuchNumber = Wording("Dat kan hier niet.", "That is not possible here.")
    static let numberOrBack = Wording(
        "Typ een cijfer. Een lege regel gaat terug.", "Type a number. An empty line goes back.")
    static let mayBeHere = Wording(
        "Deze mensen staan er misschien al:", "These people may be here already:")
    static let numberOrRegister = Wording(
        "Typ een cijfer om dat dossier te lezen. Een lege regel meldt toch iemand aan.",
        "Type a number to read that dossier. An empty line registers somebody all the same.")
    static let noOpenMoments = Wording(
        "Hier staat geen controlemoment open.", "No control moment is open here.")
    static let seenOrBack = Wording(
        "Typ een cijfer, of het woord \"alles\": gezien. Een lege regel gaat terug.",
        "Type a number, or the word \"all\": seen. An empty line goes back.")
    static let lineOrBack = Wording(
        "Typ wat het moet zijn. Een lege regel gaat terug.",
        "Type what it must be. An empty line goes back.")

    static func moreOf(_ count: Int) -> Wording {
        Wording(
            "Nog \(count). Typ \"meer\" om verder te lezen.",
            "\(count) more. Type \"more\" to go on.")
    }

    static func isMore(_ line: String) -> Bool { ["meer", "more"].contains(line.lowercased()) }

    static let allWord = Wording("alles", "all")
    static let wroteAtOnce = Wording(
        "Hier schreven mensen tegelijk in dezelfde alinea: lees die na.",
        "Several people wrote in the same paragraph here: read it again.")
    static let whyLine = Wording(
        "Waarom? Typ een cijfer of een reden. Een lege regel gaat terug.",
        "Why? Type a number or a reason. An empty line goes back.")

    static let howToAnswer = Wording(
        "Een lege regel houdt wat tussen haken staat. Een streepje maakt leeg. "
            + "\"terug\" stopt; wat u typte blijft bewaard.",
        "An empty line keeps what stands in brackets. A dash makes it empty. "
            + "\"back\" stops; what you typed stays kept.")
    static let endWithDot = Wording(
        "Zoveel regels als u wilt; een punt alleen op een regel is het eind.",
        "As many lines as you want; a dot alone on a line is the end.")
    static let draftKept = Wording("Het concept is bewaard.", "The draft is kept.")
    static let fillThisIn = Wording("Vul dit in.", "Fill this in.")
    static let yesOrNo = Wording(
        "Klopt het toch? Typ ja of nee.", "Is it right all the same? Type yes or no.")

    static func moment(_ number: Int64) -> Wording {
        Wording("controlemoment \(number)", "control moment \(number)")
    }

    static func from(_ value: String) -> Wording {
        Wording("van \(value)", "from \(value)")
    }

    static func into(_ value: String) -> Wording { Wording("naar \(value)", "to \(value)") }

    /// In either language: people mix them.
    static func isBack(_ line: String) -> Bool { ["terug", "back"].contains(line.lowercased()) }

    static func isYes(_ line: String) -> Bool {
        ["ja", "j", "yes", "y"].contains(line.lowercased())
    }
}
