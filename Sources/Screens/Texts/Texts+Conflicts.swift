internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// What people decided differently while apart.

extension Texts {
    static let conflicts = Wording("conflicten", "conflicts")
    static let conflict = Wording("conflict", "conflict")
    static let conflictsHead = Wording(
        "Los van elkaar anders besloten. Kies wat er geldt.",
        "Decided differently, apart. Choose what holds.")
    static let noConflicts = Wording("Er zijn geen conflicten.", "There are no conflicts.")
    static let lookAndChoose = Wording("bekijken en kiezen", "look and choose")
    static let conflictHint = Wording(
        "Niemand deed iets fout: zij wisten het niet van elkaar.",
        "Nobody did wrong: they did not know of each other.")
    static let alreadyDecided = Wording(
        "Hierover is al besloten.", "This has been decided already.")

    static let takeBoth = Wording("allebei houden", "keep both")
    static let onlyOneHolds = Wording(
        "Hier kan er maar één gelden. Kies er een.", "Only one can hold here. Choose one.")
    static let writeAnew = Wording("nieuw schrijven", "write anew")
    static let onlyChosen = Wording(
        "Dit kan alleen gekozen worden.", "This can only be chosen.")
    static let newValue = Wording("Wat moet er staan?", "What is to stand there?")
    static let goOn = Wording("verder", "go on")

    static let choseRemoval = Wording("verwijderd", "removed")
    static let choseKeeping = Wording("bewerkt (blijft)", "edited (stays)")
    static let choseNothing = Wording("(leeg)", "(empty)")
    static let shownNow = Wording("dit staat nu in het dossier", "the dossier shows this now")
    static let nothingThere = Wording("er stond nog niets", "nothing stood there yet")

    /// The keys that choose a side: far more than people ever write apart.
    static let sideLetters = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]

    static func letter(_ index: Int) -> String {
        sideLetters.indices.contains(index) ? sideLetters[index] : "·"
    }

    /// Short enough for the row of keys.
    static func take(_ value: Wording) -> Wording {
        Wording(
            "kies \(value.dutch.fitted(to: 14))", "choose \(value.english.fitted(to: 14))")
    }

    static func by(_ name: String, _ time: String) -> Wording {
        Wording("door \(name), \(time)", "by \(name), \(time)")
    }

    static func insteadOf(_ value: String) -> Wording {
        Wording("zag: \(value)", "saw: \(value)")
    }

    static func chosen(_ value: Wording) -> Wording {
        Wording("Gekozen: \(value.dutch)", "Chosen: \(value.english)")
    }

    static func decided(_ value: Wording) -> Wording {
        Wording(
            "Gekozen: \(value.dutch). Met z draait u het terug.",
            "Chosen: \(value.english). With z you take it back.")
    }

    /// "controlemoment 2: uitkomst".
    static func subject(_ subject: Conflict.Subject, number: Int64?) -> Wording {
        let count = number.map { " \($0)" } ?? ""
        switch subject {
        case .place: return Wording("regio", "region")
        case .existence(let key):
            let type = HousingSchema.typeName(key.type) + count
            return Wording("\(type): weg of niet", "\(type): gone or not")
        case .field(let field):
            let label = HousingSchema.label(of: field)
            let type = HousingSchema.typeName(field.key.type) + count
            let words = field.key.type == DossierField.type ? label : "\(type): \(label)"
            return Wording(words, words)
        }
    }
}

// Why something is decided so.

extension Texts {
    static let whyAsked = Wording(
        "Waarom? Kies een cijfer, of typ het.", "Why? Choose a digit, or type it.")
    static let decide = Wording("besluit", "decide")
    static let giveReason = Wording(
        "Kies een reden, of typ er een.", "Choose a reason, or type one.")
    static let usualReasons = [
        Wording("Nagevraagd bij de cliënt.", "Asked the client."),
        Wording("Overlegd met de collega.", "Talked with the colleague."),
        Wording("Dit is het laatste nieuws.", "This is the latest news."),
        Wording("Het andere was een vergissing.", "The other was a mistake."),
    ]
}
