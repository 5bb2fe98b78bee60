import Synchronization

/// The seeds that are still to be run, by several threads at once, until one fails.
final class SeedQueue: Sendable {
    private struct State {
        var next: UInt64
        var failure: (seed: UInt64, error: any Error)?
    }

    private let last: UInt64
    private let state: Mutex<State>

    init(_ seeds: ClosedRange<UInt64>) {
        last = seeds.upperBound
        state = Mutex(State(next: seeds.lowerBound))
    }

    func take() -> UInt64? {
        state.withLock { state in
            guard state.next <= last, state.failure == nil else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    func fail(_ seed: UInt64, _ error: any Error) {
        state.withLock { $0.failure = $0.failure ?? (seed, error) }
    }

    var failure: (seed: UInt64, error: any Error)? { state.withLock(\.failure) }
}
