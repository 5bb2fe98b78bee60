internal import Commands
internal import Housing
internal import Hub

/// What is done with the data of a hub.
typealias Command = Commands.Command<@Sendable (Input, DataFolder) throws -> Answer>

/// All commands, in the order in which the help lists them.
enum CommandTable {
    static let program = Program(
        name: "loket",
        summary: "de hub van het veldboek, en zijn beheer. Beheer kan terwijl de hub draait.",
        place: Option(
            name: "data", value: "MAP", help: "de gegevens van de hub (anders LOKET_DATA)"),
        also: [
            Option(
                name: "config", value: "BESTAND",
                help: "instellingen: regels sleutel = waarde (anders LOKET_CONFIG)")
        ],
        commands: running + people + dossiers + upkeep)

    private static let name = Argument(name: "NAAM")
    private static let role = Option(
        name: "rol", value: "ROL", help: LoketRights.roles.joined(separator: ", "),
        isRequired: true)
    private static let regions = Option(
        name: "regio", value: "REGIO[,REGIO]",
        help: Regio.allCases.map(\.rawValue).joined(separator: ", ") + ", algemeen",
        isRequired: true)

    private static let twoPersons = [
        Option(name: "door", value: "NAAM", help: "wie het doet", isRequired: true),
        Option(
            name: "en", value: "NAAM",
            help: "de tweede: ook \(LoketRights.erasers.joined(separator: " of "))",
            isRequired: true),
    ]

    private static let running = [
        Command(
            name: "start", summary: "Laat de hub draaien, tot SIGTERM of Ctrl-C.",
            options: [
                Option(
                    name: "listen", value: "ADRES:POORT",
                    help: "anders \(ListenAddress.usual); poort 0 is een vrije"),
                Option(
                    name: "achter-proxy", value: nil,
                    help: "mag buiten deze computer luisteren: een proxy ervoor doet TLS"),
                Option(name: "store", value: "SOORT", help: "waarin: sqlite"),
                Option(
                    name: "metrics", value: nil, help: "toon /metrics ook buiten deze computer"),
                Option(
                    name: "log", value: "BESTAND", help: "een regel per vraag; - is naar het scherm"
                ),
                Option(
                    name: "wijzigingen-per-uur", value: "AANTAL",
                    help: "van één apparaat, anders \(Quota.usualChanges); 0 is zonder grens"),
                Option(
                    name: "mb-per-uur", value: "AANTAL",
                    help: "van één apparaat, anders \(Quota.usualBytes >> 20); 0 is zonder grens"),
            ],
            example: "loket start --listen 127.0.0.1:8787", run: start),
        Command(
            name: "status", summary: "Hoe staat de hub ervoor, en wie belde wanneer?",
            example: "loket status", run: status),
    ]

    private static let people = [
        Command(
            name: "gebruikers", summary: "Wie er werken, en met welke rechten.",
            example: "loket gebruikers", run: gebruikers),
        Command(
            name: "gebruikers toevoegen", summary: "Voeg iemand toe, met een rol.",
            arguments: [name], options: [role, regions],
            example: "loket gebruikers toevoegen Anna --rol consulent --regio parkstad",
            run: gebruikersToevoegen),
        Command(
            name: "gebruikers rol", summary: "Geef iemand er een rol bij.",
            arguments: [name], options: [role, regions],
            example: "loket gebruikers rol Anna --rol nazorgmonitor --regio heuvelland",
            run: gebruikersRol),
        Command(
            name: "gebruikers ontneem", summary: "Ontneem iemand een rol.",
            arguments: [name], options: [role, regions],
            example: "loket gebruikers ontneem Anna --rol consulent --regio parkstad",
            run: gebruikersOntneem),
        Command(
            name: "gebruikers regios", summary: "Zet in welke regio's iemand een rol heeft.",
            arguments: [name], options: [role, regions],
            example: "loket gebruikers regios Anna --rol consulent --regio parkstad,heuvelland",
            run: gebruikersRegios),
        Command(
            name: "gebruikers vertrek", summary: "Iemand werkt hier niet meer.",
            arguments: [name], example: "loket gebruikers vertrek Anna", run: gebruikersVertrek),
        Command(
            name: "uitnodigen", summary: "Geef iemand een code om één apparaat te koppelen.",
            arguments: [name], example: "loket uitnodigen Anna", run: uitnodigen),
        Command(
            name: "apparaten", summary: "De gekoppelde apparaten, en wat erop wacht.",
            example: "loket apparaten", run: apparaten),
        Command(
            name: "intrekken", summary: "Neem een apparaat terug: het vergeet alles.",
            arguments: [Argument(name: "APPARAAT")],
            options: [
                Option(
                    name: "gestolen", value: nil,
                    help: "meteen, en er wordt niets meer van aangenomen")
            ],
            example: "loket intrekken a1b2c3d4e", run: intrekken),
    ]

    private static let dossiers = [
        Command(
            name: "overdragen", summary: "Draag een dossier over aan een andere regio.",
            arguments: [Argument(name: "DOSSIERNUMMER"), Argument(name: "REGIO")],
            example: "loket overdragen 7K3M9Q maastricht", run: overdragen),
        Command(
            name: "vernietig",
            summary: "Vernietig een dossier, overal en voorgoed. Met twee mensen.",
            arguments: [Argument(name: "DOSSIERNUMMER")],
            options: [
                Option(
                    name: "reden", value: "TEKST", help: "blijft bewaard als het dossier weg is",
                    isRequired: true)
            ] + twoPersons,
            example: "loket vernietig 7K3M9Q --reden \"op verzoek\" --door Kees --en Beatrix",
            run: vernietig),
        Command(
            name: "nagekomen", summary: "De wijzigingen waarover het kantoor nog beslist.",
            example: "loket nagekomen", run: nagekomen),
        Command(
            name: "nagekomen vrijgeven", summary: "Laat een nagekomen wijziging toch gelden.",
            arguments: [Argument(name: "NR")], example: "loket nagekomen vrijgeven n1a2b3c4d",
            run: nagekomenVrijgeven),
        Command(
            name: "nagekomen afwijzen", summary: "Wijs een nagekomen wijziging af.",
            arguments: [Argument(name: "NR")],
            options: [
                Option(
                    name: "reden", value: "TEKST", help: "de schrijver krijgt die te lezen",
                    isRequired: true)
            ],
            example: "loket nagekomen afwijzen n1a2b3c4d --reden \"staat er al in\"",
            run: nagekomenAfwijzen),
        Command(
            name: "nagekomen inzien",
            summary: "Lees met twee mensen wat iemand nog in een vernietigd dossier schreef.",
            arguments: [Argument(name: "NR")], options: twoPersons,
            example: "loket nagekomen inzien v1a2b3c4d --door Kees --en Beatrix",
            run: nagekomenInzien),
    ]

    private static let upkeep = [
        Command(
            name: "backup", summary: "Kopieer de database, ook terwijl de hub draait.",
            arguments: [Argument(name: "BESTAND")],
            example: "loket backup /mnt/backup/loket-maandag.sqlite", run: backup),
        Command(
            name: "herstel", summary: "Zet een backup terug; de hub mag niet draaien.",
            arguments: [Argument(name: "BESTAND")],
            example: "loket herstel /mnt/backup/loket-maandag.sqlite", run: herstel),
        Command(
            name: "controleer", summary: "Is de hub heel? Met een kenmerk per map.",
            options: [
                Option(
                    name: "hoofd", value: "REGEL",
                    help: "van loket hoofden: is alles er nog dat er toen was?")
            ],
            example: "loket controleer", run: controleer),
        Command(
            name: "hoofden", summary: "Eén regel om elders te bewaren, als bewijs van nu.",
            example: "loket hoofden >> /mnt/elders/hoofden", run: hoofden),
    ]
}
