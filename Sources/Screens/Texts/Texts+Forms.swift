internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// Forms: kept, checked, saved.

extension Texts {
    static let form = Wording("formulier", "form")
    static let save = Wording("bewaar", "save")
    static let notKnown = Wording("onbekend", "not known")
    static let nextSection = Wording("volgend deel", "next part")
    static let calendar = Wording("kalender", "calendar")
    static let pickFromList = Wording("kies uit de lijst", "pick from the list")
    static let noList = Wording("Hier hoort geen lijst bij.", "There is no list for this.")
    static let ownEditor = Wording("eigen editor", "own editor")
    static let throwAway = Wording("gooi het concept weg", "throw the draft away")

    static let mustBeKnown = Wording(
        "Deze vraag heeft een antwoord nodig, of mag leeg blijven.",
        "This question needs an answer, or may stay empty.")
    static let oneSection = Wording("Dit formulier heeft één deel.", "This form has one part.")
    static let noDay = Wording("Dit is geen dag.", "This is no day.")
    static let noLongText = Wording("Dit is geen lange tekst.", "This is no long text.")
    static let someFaulty = Wording(
        "Er ontbreekt nog iets; het staat bij het veld.",
        "Something is still missing; it stands beside the field.")
    static let thrownAway = Wording("Het concept is weg.", "The draft is gone.")
    static let saveAnyway = Wording(
        "Klopt het toch? Druk nog eens op ctrl+s.", "Is it right all the same? Press ctrl+s again.")

    static func saved(_ title: Words) -> Wording {
        Wording(
            "Bewaard op dit apparaat: \(title.dutch.lowercased()).",
            "Saved on this device: \(title.english.lowercased()).")
    }

    static func restored(_ at: Int64, _ today: Day) -> Wording {
        let time = LocalTime(milliseconds: at).words(on: today)
        return Wording("concept hersteld \(time)", "draft restored \(time)")
    }

    static func fault(_ fault: FormFault) -> Wording {
        Wording("\(fault.key): \(fault.words.dutch)", "\(fault.key): \(fault.words.english)")
    }

    static func changedMeanwhile(
        by name: String, at time: String, _ things: [String], both: [String]
    ) -> Words {
        let what = things.joined(separator: ", ")
        let same = both.joined(separator: ", ")
        return Words(
            "Het dossier is intussen veranderd door \(name), \(time): \(what)."
                + (both.isEmpty ? "" : " U veranderde dit ook: \(same)."),
            "The dossier was changed meanwhile by \(name), \(time): \(what)."
                + (both.isEmpty ? "" : " You changed this too: \(same)."))
    }
}
