internal import TerminalUI

// What others changed, and what is read again.

extension Texts {
    static let news = Wording("nieuw", "news")
    static let noNews = Wording(
        "Anderen hebben niets veranderd sinds u keek.",
        "Others have changed nothing since you looked.")
    static let markSeen = Wording("gezien", "seen")
    static let markAllSeen = Wording("alles gezien", "all seen")
    static let readAgain = Wording("nalezen", "read again")
    static let nothingToReadAgain = Wording(
        "Hier schreef niemand tegelijk in dezelfde alinea.",
        "Nobody wrote in the same paragraph here at the same time.")

    static func newsHead(ofAll: Bool) -> Wording {
        ofAll
            ? Wording(
                "Wat anderen veranderden in alle dossiers, sinds u keek",
                "What others changed in all dossiers, since you looked")
            : Wording(
                "Wat anderen veranderden in uw dossiers, sinds u keek",
                "What others changed in your dossiers, since you looked")
    }

    static func newsCount(_ count: Int, isNew: Bool) -> Wording {
        if isNew { return Wording("nog nooit bekeken", "never looked at") }
        return Wording(
            "\(count) \(count == 1 ? "wijziging" : "wijzigingen")",
            "\(count) \(count == 1 ? "change" : "changes")")
    }

    static func seen(_ count: Int) -> Wording {
        Wording(
            "Gezien: \(count) \(count == 1 ? "dossier" : "dossiers").",
            "Seen: \(count) \(count == 1 ? "dossier" : "dossiers").")
    }
}

// Paragraphs in which people wrote at the same time.

extension Texts {
    static let readAgainHint = Wording(
        "+ geschreven, − gewist, ≈ deze alinea is door meer mensen tegelijk veranderd",
        "+ written, − deleted, ≈ several people changed this paragraph at the same time")
    static let otherText = Wording("volgende tekst", "next text")
    static let oneText = Wording("Er is maar één tekst.", "There is only one text.")
    static let markRead = Wording("nagelezen", "have read it")
    static let haveRead = Wording("Nagelezen.", "Read.")
    static let mend = Wording("verbeteren", "mend")
    static let notMended = Wording(
        "Deze tekst verandert u in het dossier.", "This text is changed in the dossier.")

    static func textOf(_ name: String, _ label: String, _ place: Int, of count: Int) -> Wording {
        let words = "\(label)" + (count > 1 ? " (\(place + 1)/\(count))" : "")
        return Wording("\(name): \(words)", "\(name): \(words)")
    }

    static func wrote(_ name: String, _ time: String) -> Wording {
        Wording("+ \(name), \(time)", "+ \(name), \(time)")
    }
}
