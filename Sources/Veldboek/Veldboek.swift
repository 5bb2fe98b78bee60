internal import Commands
internal import Foundation

/// The field book: what a caseworker types, and what comes of it.
@main
struct Veldboek {
    /// What is on this device is nobody else's to read.
    private static let ownerOnly: mode_t = 0o077

    static func main() async {
        umask(ownerOnly)
        let typed = Array(CommandLine.arguments.dropFirst())
        let catalogue = CommandTable.program.catalogue(
            typed, environment: ProcessInfo.processInfo.environment)
        if let settings = CommandTable.program.settingsAlone(typed), !LineByLine.isAsked(settings),
            Screening.isPossible
        {
            await Catalogue.$current.withValue(catalogue) { await Screening(settings).run() }
        }
        let stop = StopSignal()
        let work = Task {
            let status = await Catalogue.$current.withValue(catalogue) { await run(typed, stop) }
            exit(status.rawValue)
        }
        stop.stops(work)
        await work.value
    }

    private static func run(_ typed: [String], _ stop: StopSignal) async -> ExitStatus {
        let banner = PracticeBanner()
        do {
            let settings = CommandTable.program.settingsAlone(typed)
            if let settings, LineByLine.isAsked(settings) {
                try await LineByLine(settings, stop: stop).run()
                return .done
            }
            switch try CommandTable.program.call(typed) {
            case .help(let text):
                Output.write(text)
                return .done
            case .run(let command, let input, let settings):
                let answer = try await answer(command, input, settings, stop, banner)
                Output.write(answer, asJSON: settings.isJSON)
                return answer.status
            }
        } catch {
            let isMistyped = error is UsageError && typed.contains("--oefen")
            if isMistyped || error is PracticeMeetsNoHub { banner.show() }
            let failure = Failure(error)
            Output.complain(failure.message)
            return failure.status
        }
    }

    private static func answer(
        _ command: Command, _ input: Input, _ settings: Settings, _ stop: StopSignal,
        _ banner: PracticeBanner
    ) async throws -> Answer {
        let desk = try Desk(settings, for: command, stop: stop)
        if desk.isPractice { banner.show() }
        do {
            var answer = try await command.run(input, desk)
            desk.keepLook(of: command, input)
            if desk.isPractice, answer.json != .null {
                answer.json = answer.json.merging(["oefening": .boolean(true)])
            }
            return answer
        } catch let usage as UsageError {
            throw usage.within(CommandTable.program.usage(of: command))
        }
    }
}
