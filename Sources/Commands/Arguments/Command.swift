/// One command as data, so that the parser, the help and the tests read the same table.
package struct Command<Action: Sendable>: Sendable {
    /// `nazorg log`.
    package let name: String
    let summary: String
    let arguments: [Argument]
    let options: [Option]
    let example: String
    package let run: Action

    package init(
        name: String, summary: String, arguments: [Argument] = [], options: [Option] = [],
        example: String, run: Action
    ) {
        self.name = name
        self.summary = summary
        self.arguments = arguments
        self.options = options
        self.example = example
        self.run = run
    }

    var words: [String] { name.split(separator: " ").map(String.init) }
}

/// What is given without a name, by its place.
package struct Argument: Sendable {
    let name: String

    package init(name: String) { self.name = name }
}

/// What is given by its name, in any place.
package struct Option: Sendable {
    let name: String
    /// What stands for its value; nil for a switch.
    let value: String?
    let help: String
    let isRequired: Bool

    package init(name: String, value: String?, help: String, isRequired: Bool = false) {
        self.name = name
        self.value = value
        self.help = help
        self.isRequired = isRequired
    }

    static let json = Option(name: "json", value: nil, help: "antwoord voor machines")
    static let language = Option(
        name: "taal", value: "TAAL", help: "nl of en; anders volgens LANG")
    static let help = Option(name: "help", value: nil, help: "deze uitleg")

    /// As it is typed.
    var form: String { "--\(name)" + (value.map { " \($0)" } ?? "") }

    var valueMissing: UsageError {
        UsageError(
            say("De optie --{1} wil een waarde", name) + (value.map { ": \($0)." } ?? "."))
    }
}
