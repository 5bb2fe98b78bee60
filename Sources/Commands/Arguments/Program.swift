/// A program as data: what it is for, its commands, and what holds for all of them.
package struct Program<Action: Sendable>: Sendable {
    /// As it is typed.
    let name: String
    let summary: String
    /// The option that says where the program finds what it works on.
    let place: Option
    /// What else every command takes; a switch may also stand before the command.
    let also: [Option]
    /// Other languages than Dutch, by the code that is typed.
    let languages: [String: Catalogue]
    /// In the order in which the help lists them.
    package let commands: [Command<Action>]

    package init(
        name: String, summary: String, place: Option, also: [Option] = [],
        languages: [String: Catalogue] = [:],
        commands: [Command<Action>]
    ) {
        self.name = name
        self.summary = summary
        self.place = place
        self.also = also
        self.languages = languages
        self.commands = commands
    }

    /// What every command takes.
    private var everywhere: [Option] {
        [.json, place] + also + (languages.isEmpty ? [] : [.language]) + [.help]
    }

    /// Every text of the table, as the help shows it.
    package var texts: [String] {
        [summary] + commands.map(\.summary)
            + commands.flatMap { options(of: $0).map(\.help) }
    }

    func options(of command: Command<Action>) -> [Option] { command.options + everywhere }
}

extension Program {
    private static var optionWidth: Int { 24 }
    private static var spacesBetweenColumns: Int { 3 }

    /// The help of some commands, or of all where none is meant.
    func help(on commands: [Command<Action>]) -> String {
        commands.isEmpty ? overview : commands.map(page).joined(separator: "\n\n")
    }

    /// The line that shows how a command is typed.
    package func usage(of command: Command<Action>) -> String {
        let arguments = command.arguments.map(\.name)
        let options = command.options.map { $0.isRequired ? $0.form : "[\($0.form)]" }
        return ([name, command.name] + arguments + options).joined(separator: " ")
    }

    private func page(on command: Command<Action>) -> String {
        let lines = options(of: command).map { option in
            "  " + aligned(option.form, to: Self.optionWidth) + say(option.help)
        }
        return """
            \(say(command.summary))

            \(say("Gebruik: {1}", usage(of: command)))

            \(lines.joined(separator: "\n"))

            \(say("Voorbeeld: {1}", command.example))
            """
    }

    private var overview: String {
        let width = commands.map(\.name.count).max()! + Self.spacesBetweenColumns
        let lines = commands.map { "  " + aligned($0.name, to: width) + say($0.summary) }
        return """
            \(name): \(say(summary))

            \(lines.joined(separator: "\n"))

            \(say("Uitleg bij een opdracht: {1} OPDRACHT --help", name))
            \(say("Voorbeeld: {1}", commands[0].example))
            """
    }
}
