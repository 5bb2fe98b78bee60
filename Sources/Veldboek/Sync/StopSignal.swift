internal import Dispatch
internal import Foundation
internal import Synchronization

/// Ctrl-C, for a command that ends in its own time; any other ends at once, as the system does it.
final class StopSignal: Sendable {
    private let sources = Mutex<[any DispatchSourceSignal]>([])
    private let work = Mutex<Task<Void, Never>?>(nil)

    /// What is cancelled when the signal comes.
    func stops(_ task: Task<Void, Never>) { work.withLock { $0 = task } }

    func arm() {
        sources.withLock { sources in
            guard sources.isEmpty else { return }
            sources = [SIGINT, SIGTERM].map { number in
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler { self.work.withLock { $0?.cancel() } }
                source.resume()
                return source
            }
        }
    }
}
