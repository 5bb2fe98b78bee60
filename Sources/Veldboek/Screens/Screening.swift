internal import Commands
internal import Foundation
internal import Screens
internal import TerminalUI

/// The field book on a screen: what `veldboek` is without a command, on a terminal.
struct Screening {
    private let place: ScreenPlace

    init(_ settings: Settings) {
        place = ScreenPlace(ReplicaFiles(settings), isPractice: settings.has("oefen"))
    }

    /// In a pipe the help is of more use.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Returns only where the terminal cannot be used after all.
    func run() async {
        let clerk = Clerk(place.doors)
        let book = FieldBook(Catalogue.current.isDutch ? .dutch : .english)
        let loop = Loop(book, runner: clerk, environment: ProcessInfo.processInfo.environment)
        do {
            let ending = try loop.run(BookModel(wallMilliseconds: SystemClock().milliseconds))
            await clerk.finish()
            ending.exit()
        } catch { return }
    }
}
