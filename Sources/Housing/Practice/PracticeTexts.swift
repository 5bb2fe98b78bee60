/// What workers of the practice write, in plain Dutch: sentences that fit together in any order.
enum PracticeTexts {
    /// Three paragraphs: how someone lives, what is needed, what was agreed.
    static func intake(_ chance: inout PracticeChance) -> String {
        let lives = [chance.one(of: living), chance.one(of: livedBefore)]
        let needs = chance.some(3, of: needing)
        let agreed = chance.some(2, of: agreeing)
        return [lives, needs, agreed].map { $0.joined(separator: " ") }.joined(separator: "\n")
    }

    private static let living = [
        "Verblijft sinds een half jaar in de opvang en deelt een kamer.",
        "Slaapt nu bij een zus op de bank; dat kan nog een paar weken.",
        "Woont in een beschermde woonvorm en redt zich daar goed.",
        "Is uit huis gegaan na een scheiding en heeft sindsdien geen vast adres.",
        "Woont op een kamer met schimmel en zonder eigen keuken.",
    ]
    private static let livedBefore = [
        "Heeft eerder drie jaar zelfstandig gewoond, zonder problemen.",
        "Heeft nog niet eerder alleen gewoond.",
        "Had eerder een eigen huis, en raakte het kwijt door schulden.",
    ]
    private static let needing = [
        "Wil het liefst een rustige straat, dicht bij de bus.",
        "Kan geen trap lopen vanwege een slechte knie.",
        "Heeft een uitkering en betaalt elke maand af op een schuld bij de zorgverzekering.",
        "Kookt zelf, doet de was en houdt de kamer netjes.",
        "Vindt post lastig; een begeleider kijkt elke week mee.",
        "Heeft een kleine hond, die moet mee kunnen.",
        "Werkt drie dagen in de week bij een bakker.",
        "Slaapt slecht en heeft daarover contact met de huisarts.",
        "De kinderen komen om het weekend logeren.",
    ]
    private static let agreeing = [
        "Afgesproken: identiteitsbewijs en inkomen worden volgende week gebracht.",
        "Afgesproken: begeleiding blijft, een uur in de week, het eerste jaar.",
        "Gaat akkoord met het delen van gegevens met de corporatie.",
        "Belt zelf met de corporatie over de wachttijd.",
        "We spreken elkaar over twee weken weer.",
    ]

    static let notes = [
        "Gebeld, geen gehoor. Morgen weer.",
        "Gebeld: alles gaat goed, de uitkering is rond.",
        "Mail gekregen met de loonstrook. Doorgestuurd naar de corporatie.",
        "Kwam langs op kantoor, had een brief van de gemeente bij zich. Samen gelezen.",
        "Begeleider belt: volgende week verhuizen we de laatste spullen.",
        "Buren gesproken: geen klachten.",
        "Wil liever niet op de begane grond wonen. Genoteerd bij de voorkeuren.",
        "Afspraak verzet naar volgende week, vanwege ziekte.",
    ]
    static let visits = [
        "Woning is netjes, huur is betaald. Kent de buren al.",
        "Het gaat goed. Mist soms wat aanspraak, gaat naar de inloop.",
        "Post lag ongeopend; samen doorgenomen. Niets dringends.",
        "Verwarming doet het niet goed. De corporatie komt donderdag.",
        "Rustig gesprek. Begeleiding is nog steeds fijn.",
    ]
    static let signals = [
        "Twee maanden huur niet betaald; zegt dat de bewindvoerder het regelt.",
        "Buren klagen over harde muziek in de nacht.",
        "Wil geen begeleiding meer en doet de deur niet open.",
        "Post van een deurwaarder gezien op tafel.",
    ]
    static let complaints = [
        "Vindt dat het te lang duurt en dat niemand terugbelt.",
        "Is het niet eens met de keuze voor dit woonproces.",
    ]
    static let warnings: [(LetOpSoort, String)] = [
        (.hond, "Grote hond, los in huis. Bel aan en wacht."),
        (.nietAlleen, "Ga met twee mensen, op verzoek van de begeleiding."),
        (.agressie, "Kan boos worden als het over geld gaat. Blijf bij de deur."),
        (.anders, "Hoort slecht: klop hard en spreek duidelijk."),
    ]
    static let reasons = [
        "zelfstandig genoeg, met een uur begeleiding in de week", "past het best bij de vraag",
        "na overleg met de aanmelder", "eerder goed zelfstandig gewoond",
    ]
}
