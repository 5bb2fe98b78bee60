import Dispatch
import Foundation

/// A day at the loket: the real programs, in a scratch folder, with every claim checked.
@main
struct Demo {
    static func main() {
        let programs = Programs()
        let scratch = Scratch()
        let cleanUp: @Sendable () -> Void = {
            programs.endAll()
            scratch.remove()
        }
        let signals = onSignals(cleanUp)
        let status = tell(with: programs, in: scratch)
        cleanUp()
        withExtendedLifetime(signals) { exit(status) }
    }

    private static func tell(with programs: Programs, in scratch: Scratch) -> Int32 {
        let story = Story()
        do {
            try scratch.make()
            try Day(story, programs, in: scratch.path).tell()
            story.end()
            return 0
        } catch {
            story.fail(error)
            return 1
        }
    }

    /// Whoever presses Ctrl-C leaves no hub behind.
    private static func onSignals(
        _ cleanUp: @escaping @Sendable () -> Void
    ) -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                cleanUp()
                exit(1)
            }
            source.resume()
            return source
        }
    }
}

/// A folder of this run alone, gone when it ends.
private struct Scratch: Sendable {
    private let url = FileManager.default.temporaryDirectory
        .appending(path: "loket-demo-\(UUID().uuidString.prefix(8))")

    var path: String { url.path }

    func make() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: url) }
}
