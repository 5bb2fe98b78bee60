internal import Commands
internal import Foundation

/// The field book: what a caseworker types, and what comes of it.
@main
struct Veldboek {
    /// What is on this device is nobody else's to read.
    private static let ownerOnly: mode_t = 0o077

    static func main() async {
        umask(ownerOnly)
        let status = await run(Array(CommandLine.arguments.dropFirst()))
        exit(status.rawValue)
    }

    private static func run(_ typed: [String]) async -> ExitStatus {
        do {
            switch try CommandTable.program.call(typed) {
            case .help(let text):
                Output.write(text)
                return .done
            case .run(let command, let input, let settings):
                let answer = try await answer(command, input, settings)
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
    ) async throws -> Answer {
        let desk = try Desk(
            settings, makesReplica: command.name == CommandTable.connecting.name)
        do {
            return try await command.run(input, desk)
        } catch let usage as UsageError {
            throw usage.within(CommandTable.program.usage(of: command))
        }
    }
}
