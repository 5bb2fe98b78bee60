internal import Commands
internal import Housing

/// What is done at the desk.
typealias Command = Commands.Command<@Sendable (Input, Desk) async throws -> Answer>

/// All commands, in the order in which the help lists them.
enum CommandTable {
    static let program = Program(
        name: "veldboek",
        summary: "het veldboek van Loket Housing. Werkt zonder verbinding; "
            + "`veldboek sync` wisselt uit.",
        place: Option(
            name: "replica", value: "PAD", help: "de replica (anders VELDBOEK_REPLICA)"),
        languages: ["en": Catalogue.english.adding(englishWords)],
        commands: [connecting] + device + dossierWork + aftercare + review + bundles)

    private static let nr = Argument(name: "NR")
    private static let woonproces = Option(
        name: "woonproces", value: "PROCES",
        help: Woonproces.choices.map(\.word).joined(separator: ", "))

    private static func datum(_ help: String) -> Option {
        Option(name: "datum", value: "DATUM", help: help)
    }

    private static func text(_ name: String, _ help: String, isRequired: Bool = false) -> Option {
        Option(name: name, value: "TEKST", help: help, isRequired: isRequired)
    }

    /// Only connecting a device makes a replica; a mistyped path must not.
    static let connecting = Command(
        name: "koppel", summary: "Koppel dit apparaat aan de hub, met een code van kantoor.",
        arguments: [Argument(name: "URL"), Argument(name: "CODE")],
        options: [Option(name: "naam", value: "APPARAAT", help: "hoe dit apparaat gaat heten")],
        example: "veldboek koppel https://loket.example.nl ABCD-EFGHJKMN --naam laptop-3",
        run: koppel)

    private static let device = [
        Command(
            name: "sync", summary: "Wissel wijzigingen uit met de hub.",
            options: [
                Option(name: "volg", value: nil, help: "blijf uitwisselen, tot Ctrl-C")
            ],
            example: "veldboek sync", run: sync),
        Command(
            name: "status", summary: "Wat is er aangekomen, en wat nog niet?",
            example: "veldboek status", run: status),
        Command(
            name: "nieuw", summary: "Wat anderen deden sinds u keek.",
            example: "veldboek nieuw", run: nieuw),
        Command(
            name: "nieuw gezien", summary: "U hebt een dossier gezien, of alles.",
            arguments: [nr], example: "veldboek nieuw gezien 7K3M9Q", run: nieuwGezien),
        Command(
            name: "concepten", summary: "Wat nog niet bewaard is, of niet is aangenomen.",
            example: "veldboek concepten", run: concepten),
        Command(
            name: "concepten bewaar", summary: "Bewaar een concept, of dien het opnieuw in.",
            arguments: [Argument(name: "ID")], example: "veldboek concepten bewaar 1a2b3c4d",
            run: conceptenBewaar),
        Command(
            name: "concepten weg", summary: "Gooi een concept weg.",
            arguments: [Argument(name: "ID")], example: "veldboek concepten weg 1a2b3c4d",
            run: conceptenWeg),
        Command(
            name: "herroep", summary: "Welke eigen wijzigingen te herroepen zijn.",
            example: "veldboek herroep", run: herroep),
        Command(
            name: "herroep wijziging",
            summary: "Zet terug wat er voor een eigen wijziging stond.",
            arguments: [Argument(name: "ID")], options: [text("reden", "waarom")],
            example: "veldboek herroep wijziging 1a2b3c4d", run: herroepWijziging),
    ]

    private static let bundles = [
        Command(
            name: "bundel maak", summary: "Zet dossiers in een bestand voor een collega.",
            arguments: [Argument(name: "BESTAND"), Argument(name: "NR[,NR]")],
            options: [
                Option(
                    name: "onversleuteld", value: nil,
                    help: "zonder wachtwoord: iedereen kan het lezen")
            ],
            example: "veldboek bundel maak /media/usb/voor-bram 7K3M9Q", run: bundelMaak),
        Command(
            name: "bundel lees", summary: "Lees een bundel van een collega.",
            arguments: [Argument(name: "BESTAND")],
            example: "veldboek bundel lees /media/usb/voor-bram", run: bundelLees),
        Command(
            name: "bundel bied-aan",
            summary: "Bied aan wat uit een bundel kwam, als de maker het niet meer kan.",
            arguments: [Argument(name: "NR[,NR]")],
            example: "veldboek bundel bied-aan 7K3M9Q", run: bundelBiedAan),
    ]

    private static let dossierWork = [
        Command(
            name: "aanmelden", summary: "Meld iemand aan; geeft het dossiernummer.",
            options: [
                text("naam", "de naam", isRequired: true),
                Option(
                    name: "gemeente", value: "GEMEENTE", help: "de gemeente", isRequired: true),
                Option(
                    name: "regio", value: "REGIO", help: "anders die van de gemeente"),
                Option(name: "geboortedatum", value: "DATUM", help: "de geboortedatum"),
                text("telefoon", "het telefoonnummer"), woonproces,
                text("aanmelder", "de organisatie die aanmeldt"),
                Option(
                    name: "herkomst", value: "HERKOMST",
                    help: Herkomst.choices.map(\.word).joined(separator: ", ")),
                datum("de dag van aanmelding; anders vandaag"),
            ],
            example: "veldboek aanmelden --naam \"J. Jansen\" --gemeente Heerlen",
            run: aanmelden),
        Command(
            name: "dossiers", summary: "De dossiers op dit apparaat.",
            example: "veldboek dossiers", run: dossiers),
        Command(
            name: "zoek", summary: "Zoek woorden in alles wat op dit apparaat staat.",
            arguments: [Argument(name: "TEKST")],
            example: "veldboek zoek \"muller heerl\"", run: zoek),
        Command(
            name: "dossier", summary: "Alles in één dossier.", arguments: [nr],
            options: [
                Option(
                    name: "auteurs", value: nil, help: "wie welk stuk tekst schreef of wiste")
            ],
            example: "veldboek dossier 7K3M9Q", run: dossier),
        Command(
            name: "wijzig", summary: "Verander feiten van een dossier.", arguments: [nr],
            options: [
                text("naam", "de naam"), text("telefoon", "het telefoonnummer; leeg mag"),
                text("gemeente", "de gemeente"),
                Option(name: "geboortedatum", value: "DATUM", help: "de geboortedatum"),
                text("email", "het e-mailadres"), text("adres", "waar iemand nu verblijft"),
            ],
            example: "veldboek wijzig 7K3M9Q --telefoon 06-12345678", run: wijzig),
        Command(
            name: "notitie", summary: "Schrijf een notitie, of verander er een.",
            arguments: [nr, Argument(name: "TEKST")],
            options: [
                Option(name: "wijzig", value: "ID", help: "de notitie die andere tekst krijgt"),
                datum("de dag van de notitie; anders vandaag"),
            ],
            example: "veldboek notitie 7K3M9Q \"Gebeld, komt dinsdag\"", run: notitie),
        Command(
            name: "intake", summary: "Leg een intake vast, of verander er een.", arguments: [nr],
            options: [
                datum("de dag van de intake; anders vandaag"),
                Option(
                    name: "uitkomst", value: "UITKOMST",
                    help: IntakeUitkomst.choices.map(\.word).joined(separator: ", ")),
                text("verslag", "het verslag; - leest de standaardinvoer"),
                Option(name: "wijzig", value: "ID", help: "de intake die verandert"),
            ],
            example: "veldboek intake 7K3M9Q --datum 1-3-2026 --uitkomst geschikt", run: intake),
    ]

    private static let aftercare = [
        Command(
            name: "plaatsing", summary: "Leg de start van de huur vast; plant de nazorg.",
            arguments: [nr],
            options: [
                Option(
                    name: "ingang", value: "DATUM", help: "de eerste dag van de huur",
                    isRequired: true),
                Option(
                    name: "gemeente", value: "GEMEENTE", help: "waar de woning staat",
                    isRequired: true),
                text("corporatie", "de verhuurder", isRequired: true), woonproces,
            ],
            example:
                "veldboek plaatsing 7K3M9Q --ingang 1-3-2026 --gemeente Heerlen --corporatie Weller",
            run: plaatsing),
        Command(
            name: "nazorg lijst", summary: "De controlemomenten die nog open staan.",
            options: [
                Option(name: "nu", value: nil, help: "alleen wat nu moet, of te laat is")
            ],
            example: "veldboek nazorg lijst --nu", run: nazorgLijst),
        Command(
            name: "nazorg log", summary: "Leg vast wat een controlemoment opleverde.",
            arguments: [nr, Argument(name: "MOMENT")],
            options: [
                Option(
                    name: "uitkomst", value: "UITKOMST",
                    help: ControlemomentUitkomst.choices.map(\.word).joined(separator: ", "),
                    isRequired: true),
                text("notitie", "wat er te melden is; - leest de standaardinvoer"),
                datum("de dag van het bezoek; anders vandaag"), placement,
            ],
            example: "veldboek nazorg log 7K3M9Q 1 --uitkomst goed", run: nazorgLog),
        Command(
            name: "nazorg poging", summary: "Leg vast dat er niemand thuis was.",
            arguments: [nr, Argument(name: "MOMENT")],
            options: [datum("de dag van het bezoek; anders vandaag"), placement],
            example: "veldboek nazorg poging 7K3M9Q 1", run: nazorgPoging),
    ]

    private static let placement = Option(
        name: "plaatsing", value: "NUMMER", help: "welke plaatsing; anders de laatste")

    private static let review = [
        Command(
            name: "conflicten", summary: "Wat mensen los van elkaar anders besloten.",
            example: "veldboek conflicten", run: conflicten),
        Command(
            name: "conflicten kies", summary: "Kies een kant van een conflict, met een reden.",
            arguments: [Argument(name: "N"), Argument(name: "KANT")],
            options: [text("reden", "waarom deze kant", isRequired: true)],
            example: "veldboek conflicten kies c1f2e3d4a 2 --reden \"nagevraagd bij mevrouw\"",
            run: conflictenKies),
        Command(
            name: "geschiedenis", summary: "Wie schreef wat in een dossier, en wanneer?",
            arguments: [nr], example: "veldboek geschiedenis 7K3M9Q", run: geschiedenis),
        Command(
            name: "export", summary: "Alles wat op dit apparaat staat, als één JSON-document.",
            options: [
                Option(name: "alles", value: nil, help: "alle dossiers, met hun geschiedenis"),
                Option(
                    name: "naar", value: "BESTAND", help: "een nieuw bestand; anders het scherm"),
            ],
            example: "veldboek export --alles --naar veldboek.json", run: export),
        Command(
            name: "controle", summary: "Is deze replica heel? Met een kenmerk per dossier.",
            example: "veldboek controle", run: controle),
    ]
}
