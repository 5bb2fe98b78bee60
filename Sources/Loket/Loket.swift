internal import Commands
internal import Glibc

/// The hub, and what the office does with it: one program, one command at a time.
@main
struct Loket {
    /// What the hub keeps is nobody else's to read.
    private static let ownerOnly: mode_t = 0o077

    /// Without `async`: the server takes over the signals before any other thread starts.
    static func main() {
        umask(ownerOnly)
        exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    private static func run(_ typed: [String]) -> ExitStatus {
        do {
            switch try CommandTable.program.call(typed) {
            case .help(let text):
                Output.write(text)
                return .done
            case .run(let command, let input, let settings):
                let answer = try answer(command, input, settings)
                Output.write(answer, asJSON: settings.isJSON)
                return answer.status
            }
        } catch {
            let failure = Failure(error)
            Output.complain(failure.message)
            return failure.status
        }
    }

    private static func answer(
        _ command: Command, _ input: Input, _ settings: Settings
    ) throws -> Answer {
        do {
            let configuration = try Configuration(input.value("config"))
            return try command.run(input, DataFolder(settings.place, configuration))
        } catch let usage as UsageError {
            throw usage.within(CommandTable.program.usage(of: command))
        }
    }
}
