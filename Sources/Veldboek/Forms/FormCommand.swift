internal import Commands
internal import Housing

// A form as a command: its questions are the flags.

extension FormDefinition {
    private static let number = Argument(name: "NR")
    private static let moment = Argument(name: "MOMENT")

    /// What people may type beside the answers.
    private var extras: [Option] {
        let traject = Option(
            name: "traject", value: "NUMMER", help: "welk traject; anders het laatste")
        switch about {
        case .registration:
            return [
                Option(name: "regio", value: "REGIO", help: "anders die van de gemeente"),
                Option(
                    name: "dossier", value: "NR",
                    help: "wie al een dossier heeft krijgt daarin een nieuw traject"),
                Option(
                    name: "nieuw", value: nil,
                    help: "het is iemand anders dan die er al zijn en erop lijken"),
            ]
        case .facts: return [traject]
        case .restricted: return []
        case .record:
            return [
                Option(name: "wijzig", value: "ID", help: "welke er verandert; anders een nieuwe"),
                traject,
            ]
        case .moment:
            return [
                Option(
                    name: "plaatsing", value: "NUMMER", help: "welke plaatsing; anders de laatste")
            ]
        }
    }

    private var arguments: [Argument] {
        switch about {
        case .registration: []
        case .facts, .restricted: [Self.number]
        case .record: [Self.number] + (spoken.map { _ in [Argument(name: "TEKST")] } ?? [])
        case .moment: [Self.number, Self.moment]
        }
    }

    /// The one question that is answered without a flag.
    var spoken: FormField? { name == Self.notitie.name ? fields.first : nil }

    private var asked: [FormField] { fields.filter { $0.key != spoken?.key } }

    func command(_ summary: String, example: String) -> Command {
        Command(
            name: name, summary: summary, arguments: arguments,
            options: asked.map {
                Option(name: $0.key, value: $0.placeholder, help: $0.help.dutch)
            } + extras,
            example: example, run: run)
    }

    @Sendable private func run(_ input: Input, _ desk: Desk) async throws -> Answer {
        switch about {
        case .registration: try register(input, desk)
        case .restricted: try fillRestricted(input, desk)
        case .facts, .record, .moment: try fill(input, desk)
        }
    }

    /// The English of the help on the flags.
    static let englishHelp: [String: String] = Dictionary(
        all.flatMap(\.asked).map { ($0.help.dutch, $0.help.english) },
        uniquingKeysWith: { first, _ in first })
}
