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
        also: [
            Option(name: "oefen", value: nil, help: "oefen met verzonnen dossiers, los van alles"),
            LineByLine.option,
        ],
        languages: ["en": english],
        commands: [connecting] + device + dossierWork + doubles + way + aftercare + lists + review
            + bundles
            + [restarting])

    /// What speaks to the hub, or makes something for it: practice never does.
    static let meetingTheHub: Set = ["koppel", "sync", "bundel bied-aan"]

    static let english = Catalogue.english.adding(FormDefinition.englishHelp).adding(englishWords)

    private static let nr = Argument(name: "NR")
    private static func text(_ name: String, _ help: String, isRequired: Bool = false) -> Option {
        Option(name: name, value: "TEKST", help: help, isRequired: isRequired)
    }

    /// For the access log.
    private static let lookingFor = [
        text("waarom", "waarom u kijkt, voor het toegangslog"),
        Option(name: "namens", value: "NAAM", help: "voor wie u kijkt, als dat niet uzelf is"),
    ]

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

    /// Throws the practice away and makes it anew.
    static let restarting = Command(
        name: "opnieuw", summary: "Begin de oefening opnieuw (met --oefen).",
        example: "veldboek --oefen opnieuw", run: opnieuw)

    private static let bundles = [
        Command(
            name: "bundel maak", summary: "Zet dossiers in een bestand voor een collega.",
            arguments: [Argument(name: "BESTAND"), Argument(name: "NR[,NR]")],
            options: [
                Option(
                    name: "onversleuteld", value: nil,
                    help: "zonder wachtwoord: iedereen kan het lezen")
            ] + lookingFor,
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
            name: "vandaag", summary: "Wat u vandaag te doen hebt, het dringendste eerst.",
            options: [
                Option(name: "alles", value: nil, help: "van iedereen, met de wachtrij van kantoor")
            ],
            example: "veldboek vandaag", run: vandaag),
        FormDefinition.aanmelding.command(
            "Meld iemand aan; geeft het dossiernummer.",
            example: "veldboek aanmelden --naam \"J. Jansen\" --gemeente Heerlen"),
        Command(
            name: "import", summary: "Lees aanmeldingen uit een CSV-bestand: alle, of geen.",
            arguments: [Argument(name: "CSV")],
            options: [
                Option(name: "proef", value: nil, help: "zeg alleen wat er zou gebeuren")
            ],
            example: "veldboek import aanmeldingen.csv --proef", run: importeer),
        Command(
            name: "dossiers", summary: "De dossiers op dit apparaat.",
            options: [
                Option(name: "mijn", value: nil, help: "alleen van u"),
                Option(
                    name: "status", value: "STATUS",
                    help: TrajectStatus.allCases.map(\.word).joined(separator: ", ")),
                Option(name: "gemeente", value: "GEMEENTE", help: "de gemeente van aanmelding"),
                Option(
                    name: "regio", value: "REGIO",
                    help: Regio.allCases.map(\.rawValue).joined(separator: ", ")),
                Option(
                    name: "woonproces", value: "PROCES",
                    help: Woonproces.choices.map(\.word).joined(separator: ", ")),
                Option(
                    name: "vlag", value: "VLAG",
                    help: TrajectFlag.allCases.map(\.word).joined(separator: ", ")),
                Option(
                    name: "ook-samengevoegd", value: nil,
                    help: "ook wat in een ander dossier verder gaat"),
                everything,
            ],
            example: "veldboek dossiers --mijn --status in-nazorg", run: dossiers),
        Command(
            name: "zoek", summary: "Zoek woorden in alles wat op dit apparaat staat.",
            arguments: [Argument(name: "TEKST")], options: lookingFor,
            example: "veldboek zoek \"muller heerl\"", run: zoek),
        Command(
            name: "dossier", summary: "Alles in één dossier.", arguments: [nr],
            options: [
                Option(
                    name: "auteurs", value: nil, help: "wie welk stuk tekst schreef of wiste")
            ] + lookingFor,
            example: "veldboek dossier 7K3M9Q", run: dossier),
        Command(
            name: "afdruk", summary: "Een dossier op papier: gewone tekst, in bladzijden.",
            arguments: [nr],
            options: [
                Option(
                    name: "naar", value: "BESTAND", help: "een nieuw bestand; anders het scherm")
            ] + lookingFor,
            example: "veldboek afdruk 7K3M9Q --naar dossier.txt", run: afdruk),
        FormDefinition.wijziging.command(
            "Verander feiten van een dossier.",
            example: "veldboek wijzig 7K3M9Q --telefoon 06-12345678"),
        FormDefinition.notitie.command(
            "Schrijf een notitie, of verander er een.",
            example: "veldboek notitie 7K3M9Q \"Gebeld, komt dinsdag\""),
        Command(
            name: "notitie verplaats", summary: "Zet een notitie in het dossier waar ze hoort.",
            arguments: [nr, Argument(name: "ID"), Argument(name: "NAAR-NR")],
            options: [text("reden", "waarom", isRequired: true)],
            example: "veldboek notitie verplaats 7K3M9Q 1a2b3c4d 5XW0TP --reden \"andere Jansen\"",
            run: notitieVerplaats),
        FormDefinition.contactmoment.command(
            "Leg een bezoek of gesprek vast.",
            example: "veldboek contact 7K3M9Q --soort bezoek --aanwezig ja"),
        FormDefinition.letOp.command(
            "Wat een bezoeker aan de deur moet weten.",
            example: "veldboek letop 7K3M9Q --soort hond --tekst \"grote hond, los in huis\""),
        FormDefinition.justitieel.command(
            "Het afgeschermde deel van een dossier, voor weinigen.",
            example: "veldboek justitieel 7K3M9Q --vrij-op 1-9-2026"),
        FormDefinition.behandeling.command(
            "Wie het traject doet, en wanneer.",
            example: "veldboek behandeling 7K3M9Q --rol consulent"),
        Command(
            name: "verwijder", summary: "Verwijder een onderdeel van een dossier, met een reden.",
            arguments: [nr, Argument(name: "ID")],
            options: [text("reden", "waarom", isRequired: true)],
            example: "veldboek verwijder 7K3M9Q 1a2b3c4d --reden \"dubbel ingevoerd\"",
            run: verwijder),
        Command(
            name: "overdracht", summary: "Geef alle dossiers van iemand aan een collega.",
            arguments: [Argument(name: "VAN"), Argument(name: "NAAR")],
            options: [Option(name: "proef", value: nil, help: "toon alleen wat er zou gebeuren")],
            example: "veldboek overdracht Anna Bram --proef", run: overdracht),
    ]

    private static let everything = Option(
        name: "alles", value: nil, help: "ook als het er heel veel zijn")

    private static let way = [
        FormDefinition.screening.command(
            "Kies het woonproces dat past.",
            example: "veldboek screening 7K3M9Q --woonproces housing --reden \"zelfstandig\""),
        FormDefinition.intake.command(
            "Plan een intake, leg hem vast, of verander er een.",
            example: "veldboek intake 7K3M9Q --datum 1-3-2026 --uitkomst geschikt"),
        FormDefinition.blokkade.command(
            "Leg een woonblokkade vast, of hef hem op.",
            example: "veldboek blokkade 7K3M9Q --soort financieel --bedrag 1.250,50"),
        FormDefinition.corporatie.command(
            "Meld iemand aan bij een corporatie.",
            example: "veldboek corporatie 7K3M9Q --corporatie Weller"),
        FormDefinition.aanbod.command(
            "Leg een aanbod van een woning vast.",
            example: "veldboek aanbod 7K3M9Q --corporatie Weller --uitkomst aanvaard"),
        FormDefinition.overeenkomst.command(
            "Leg vast wat er getekend is.",
            example: "veldboek overeenkomst 7K3M9Q --soort housing-plus --getekend 1-3-2026"),
        FormDefinition.plaatsing.command(
            "Leg de start van de huur vast; plant de nazorg.",
            example:
                "veldboek plaatsing 7K3M9Q --ingang 1-3-2026 --gemeente Heerlen --corporatie Weller"
        ),
    ]

    private static let reden = text("reden", "waarom", isRequired: true)

    private static let doubles = [
        Command(
            name: "dubbelen", summary: "Dossiers die van één persoon lijken.",
            options: [
                Option(name: "besloten", value: nil, help: "ook waarover al besloten is"),
                everything,
            ],
            example: "veldboek dubbelen", run: dubbelen),
        Command(
            name: "dubbelen toon", summary: "Twee dossiers naast elkaar, en waarom ze lijken.",
            arguments: [nr, Argument(name: "ANDER-NR")], options: lookingFor,
            example: "veldboek dubbelen toon 7K3M9Q 5XW0TP", run: dubbelenToon),
        Command(
            name: "dubbelen geen", summary: "Het zijn twee mensen.",
            arguments: [nr, Argument(name: "ANDER-NR")], options: [reden],
            example: "veldboek dubbelen geen 7K3M9Q 5XW0TP --reden \"vader en zoon\"",
            run: dubbelenGeen),
        Command(
            name: "dubbelen toch", summary: "Zet twee dossiers terug in de rij.",
            arguments: [nr, Argument(name: "ANDER-NR")], options: [reden],
            example: "veldboek dubbelen toch 7K3M9Q 5XW0TP --reden \"toch één\"",
            run: dubbelenToch),
        Command(
            name: "dubbelen samenvoegen",
            summary: "Het eerste dossier gaat verder in het tweede; bekijk ze eerst allebei.",
            arguments: [nr, Argument(name: "IN-NR")], options: [reden],
            example: "veldboek dubbelen samenvoegen 7K3M9Q 5XW0TP --reden \"zelfde persoon\"",
            run: dubbelenSamenvoegen),
        Command(
            name: "dubbelen los", summary: "Een samengevoegd dossier staat weer op zichzelf.",
            arguments: [nr], options: [reden],
            example: "veldboek dubbelen los 7K3M9Q --reden \"vergissing\"", run: dubbelenLos),
    ]

    private static let aftercare = [
        Command(
            name: "nazorg lijst", summary: "De controlemomenten die nog open staan.",
            options: [
                Option(name: "nu", value: nil, help: "alleen wat nu moet, of te laat is"),
                Option(name: "mijn", value: nil, help: "alleen van u"), everything,
            ],
            example: "veldboek nazorg lijst --nu", run: nazorgLijst),
        FormDefinition.controlemoment.command(
            "Leg vast wat een controlemoment opleverde.",
            example: "veldboek nazorg log 7K3M9Q 1 --uitkomst goed"),
        FormDefinition.poging.command(
            "Leg vast dat er niemand thuis was.", example: "veldboek nazorg poging 7K3M9Q 1"),
        FormDefinition.overslaan.command(
            "Sla een controlemoment over, met een reden.",
            example: "veldboek nazorg overslaan 7K3M9Q 2 --reden opname"),
        FormDefinition.verzetten.command(
            "Verzet een controlemoment binnen zijn termijn.",
            example: "veldboek nazorg verzet 7K3M9Q 2 --naar 3-10-2026"),
        FormDefinition.signaal.command(
            "Meld iets aan kantoor, of zeg dat het klaar is.",
            example: "veldboek signaal 7K3M9Q --soort huurachterstand"),
        FormDefinition.voorstel.command(
            "Stel voor om af te sluiten, of besluit erover.",
            example: "veldboek voorstel 7K3M9Q --uitkomst positief --reden jaar-goed"),
        Command(
            name: "wachtrij", summary: "De signalen en voorstellen die op kantoor wachten.",
            example: "veldboek wachtrij", run: wachtrij),
        FormDefinition.afsluiting.command(
            "Sluit een traject af, wijs het af, of trek het in.",
            example: "veldboek afsluiten 7K3M9Q --uitkomst positief --reden jaar-goed"),
        FormDefinition.heropening.command(
            "Een afgesloten traject gaat verder.",
            example: "veldboek heropen 7K3M9Q --reden terugval"),
        FormDefinition.meting.command(
            "Meet of de woning duurzaam was, 5 jaar later.",
            example:
                "veldboek meting 7K3M9Q --woont-onafgebroken ja --huurschuld nee --overlast nee"),
        FormDefinition.declaratie.command(
            "Leg vast wat gefactureerd of gedeclareerd is, of betaald.",
            example: "veldboek declaratie 7K3M9Q --soort begeleiding"),
        FormDefinition.klacht.command(
            "Leg een klacht vast, de uitspraak, of de opvolging.",
            example: "veldboek klacht 7K3M9Q --omschrijving \"wacht te lang\""),
    ]

    private static let lists = [
        Command(
            name: "naslag", summary: "De lijsten: organisaties, gemeenten, aanbod, afspraken.",
            example: "veldboek naslag", run: naslag),
        Command(
            name: "naslag bewaar",
            summary: "Maak van de lijsten onderdelen die kantoor kan bijhouden.",
            example: "veldboek naslag bewaar", run: naslagBewaar),
        Command(
            name: "naslag lijst", summary: "De regels van één lijst, met hun namen.",
            arguments: [Argument(name: "LIJST")], example: "veldboek naslag lijst quotum",
            run: naslagLijst),
        Command(
            name: "naslag zet", summary: "Voeg een regel aan een lijst toe, of verander er een.",
            arguments: [Argument(name: "LIJST"), Argument(name: "VELD=WAARDE;…")],
            options: [
                Option(name: "wijzig", value: "ID", help: "welke er verandert; anders een nieuwe")
            ],
            example:
                "veldboek naslag zet quotum \"soort=taakstelling; gebied=parkstad; jaar=2025; aantal=155\"",
            run: naslagZet),
    ]

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
            arguments: [nr], options: lookingFor, example: "veldboek geschiedenis 7K3M9Q",
            run: geschiedenis),
        Command(
            name: "jaarverslag", summary: "De cijfers van een jaar, en wat daarin niet klopt.",
            arguments: [Argument(name: "JAAR")], example: "veldboek jaarverslag 2024",
            run: jaarverslag),
        Command(
            name: "weging", summary: "Punten volgens het model van de Kempen; bewaart niets.",
            options: [
                Option(
                    name: "woonnood", value: "KEUZE",
                    help: Weging.Woonnood.allCases.map(\.rawValue).joined(separator: ", "),
                    isRequired: true),
                Option(
                    name: "inkomen", value: "BEDRAG", help: "het inkomen in een maand",
                    isRequired: true),
                Option(name: "gezin", value: nil, help: "een gezin, en geen alleenstaande"),
                Option(
                    name: "begeleiding", value: "KEUZE",
                    help: Weging.BegeleidingAttest.allCases.map(\.rawValue)
                        .joined(separator: ", ")),
                Option(name: "kinderen", value: "AANTAL", help: "hoeveel kinderen ten laste zijn"),
                Option(name: "streng", value: nil, help: "ook kinderlast moet scoren"),
            ],
            example: "veldboek weging --woonnood instelling --inkomen 1.379,13", run: weging),
        Command(
            name: "inzage", summary: "Voor de persoon zelf: wat er bewaard is, en wie keek.",
            arguments: [nr], options: lookingFor, example: "veldboek inzage 7K3M9Q", run: inzage),
        Command(
            name: "bewaartermijn", summary: "Wat lang genoeg bewaard is, en waarom.",
            options: [
                Option(name: "op", value: "DATUM", help: "op welke dag; anders vandaag")
            ],
            example: "veldboek bewaartermijn --op 1-1-2041", run: bewaartermijn),
        Command(
            name: "export", summary: "Alles wat op dit apparaat staat, als één JSON-document.",
            options: [
                Option(name: "alles", value: nil, help: "alle dossiers, met hun geschiedenis"),
                Option(
                    name: "naar", value: "BESTAND", help: "een nieuw bestand; anders het scherm"),
            ] + lookingFor,
            example: "veldboek export --alles --naar veldboek.json", run: export),
        Command(
            name: "controle", summary: "Is deze replica heel? Met een kenmerk per dossier.",
            example: "veldboek controle", run: controle),
    ]
}
