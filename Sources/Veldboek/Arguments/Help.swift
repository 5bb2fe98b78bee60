/// The help, read from the table of commands.
enum Help {
    /// The help of some commands, or of all where none is meant.
    static func text(for commands: [Command], of table: [Command]) -> String {
        switch commands.count {
        case 0: overview(of: table)
        case 1: page(on: commands[0])
        default: commands.map(page).joined(separator: "\n\n")
        }
    }

    static func usage(of command: Command) -> String {
        let arguments = command.arguments.map { $0.isOptional ? "[\($0.name)]" : $0.name }
        let options = command.options.map { $0.isRequired ? $0.form : "[\($0.form)]" }
        return (["veldboek", command.name] + arguments + options).joined(separator: " ")
    }

    private static func page(on command: Command) -> String {
        let lines = (command.options + Option.everywhere).map { option in
            "  " + aligned(option.form, to: 24) + option.help
        }
        return """
            \(command.summary)

            Gebruik: \(usage(of: command))

            \(lines.joined(separator: "\n"))

            Voorbeeld: \(command.example)
            """
    }

    private static func overview(of table: [Command]) -> String {
        let lines = table.map { "  " + aligned($0.name, to: 18) + $0.summary }
        return """
            veldboek: het veldboek van Loket Housing. Werkt zonder verbinding; \
            `veldboek sync` wisselt uit.

            \(lines.joined(separator: "\n"))

            Uitleg bij een opdracht: veldboek OPDRACHT --help
            Voorbeeld: \(table[0].example)
            """
    }

    static func aligned(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(2, width - text.count))
    }
}
