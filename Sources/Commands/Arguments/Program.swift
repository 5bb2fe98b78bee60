/// A program as data: what it is for, its commands, and what holds for all of them.
package struct Program<Action: Sendable>: Sendable {
    /// As it is typed.
    let name: String
    let summary: String
    /// The option that says where the program finds what it works on.
    let place: Option
    /// What else every command takes.
    let also: [Option]
    /// In the order in which the help lists them.
    let commands: [Command<Action>]

    package init(
        name: String, summary: String, place: Option, also: [Option] = [],
        commands: [Command<Action>]
    ) {
        self.name = name
        self.summary = summary
        self.place = place
        self.also = also
        self.commands = commands
    }

    /// What every command takes.
    private var everywhere: [Option] { [.json, place] + also + [.help] }

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
            "  " + aligned(option.form, to: Self.optionWidth) + option.help
        }
        return """
            \(command.summary)

            Gebruik: \(usage(of: command))

            \(lines.joined(separator: "\n"))

            Voorbeeld: \(command.example)
            """
    }

    private var overview: String {
        let width = commands.map(\.name.count).max()! + Self.spacesBetweenColumns
        let lines = commands.map { "  " + aligned($0.name, to: width) + $0.summary }
        return """
            \(name): \(summary)

            \(lines.joined(separator: "\n"))

            Uitleg bij een opdracht: \(name) OPDRACHT --help
            Voorbeeld: \(commands[0].example)
            """
    }
}
