/// One command as data, so that the parser, the help and the tests read the same table.
struct Command: Sendable {
    /// `nazorg log`.
    let name: String
    let summary: String
    var arguments: [Argument] = []
    var options: [Option] = []
    let example: String
    /// Only connecting a device makes a replica; a mistyped path must not.
    var makesReplica = false
    let run: @Sendable (Input, Desk) async throws -> Answer

    var words: [String] { name.split(separator: " ").map(String.init) }

    func option(_ name: String) -> Option? {
        (options + Option.everywhere).first { $0.name == name }
    }
}

/// What is given without a name, by its place.
struct Argument: Sendable {
    let name: String
    var isOptional = false
}

struct Option: Sendable {
    let name: String
    /// What stands for its value; nil for a switch.
    let value: String?
    let help: String
    var isRequired = false

    static let json = Option(name: "json", value: nil, help: "antwoord voor machines")
    static let replica = Option(
        name: "replica", value: "PAD", help: "de replica (anders VELDBOEK_REPLICA)")
    static let help = Option(name: "help", value: nil, help: "deze uitleg")

    /// What every command takes.
    static let everywhere = [json, replica, help]

    /// As it is typed.
    var form: String { "--\(name)" + (value.map { " \($0)" } ?? "") }
}
