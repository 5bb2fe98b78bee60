internal import Replica
internal import Synchronization
internal import TerminalUI

/// What is typed goes here; see `Typing`.
protocol KeyFile: Sendable {
    func write(_ form: KeptForm, at now: Int64) throws
    func sync() throws
    func tidy() throws
}

extension Typing: KeyFile {}

/// Keeps a form at every key, before the screen shows that key; a second later the disk has it as well.
final class KeyKeeping: Sendable {
    /// With what a sync takes, well within the two seconds that a power cut may cost.
    private static let pauseBeforeSync = Duration.seconds(1)

    private struct State {
        var file: (any KeyFile)?
        /// Something was typed that the disk may not have yet.
        var isSyncing = false
        /// Typed since the last sync began.
        var isTypedOn = false
    }

    private let later: Doors.Later
    private let state = Mutex(State())

    init(later: @escaping Doors.Later) { self.later = later }

    /// From now on beside this replica.
    func open(beside replica: Replica) throws { use(try replica.typing()) }

    func use(_ file: some KeyFile) { state.withLock { $0.file = file } }

    /// What is to be told of it; nil where the work is no key to keep.
    func perform(_ job: Job) -> [Answer]? {
        guard case .keep(let form, let now) = job.work else { return nil }
        return keep(form, at: now).map { [$0] } ?? []
    }

    /// Nil where it is kept.
    private func keep(_ form: KeptForm, at now: Int64) -> Answer? {
        let file = state.withLock { state in
            state.isTypedOn = true
            return state.file
        }
        guard let file else { return nil }
        do { try file.write(form, at: now) } catch {
            return Answer(.told(error.wording, .danger))
        }
        syncSoon(file)
        return nil
    }

    private func syncSoon(_ file: any KeyFile) {
        let isFirst = state.withLock { state in
            defer { state.isSyncing = true }
            return !state.isSyncing
        }
        if isFirst { later(Self.pauseBeforeSync) { [self] in sync(file) } }
    }

    private func sync(_ file: any KeyFile) {
        state.withLock { $0.isTypedOn = false }
        try? file.sync()
        if goesOn() {
            later(Self.pauseBeforeSync) { [self] in sync(file) }
        } else {
            try? file.tidy()
        }
    }

    /// Until nobody types any more.
    private func goesOn() -> Bool {
        state.withLock { state in
            state.isSyncing = state.isTypedOn
            return state.isTypedOn
        }
    }

    /// Before the program ends.
    func finish() { try? state.withLock(\.file)?.sync() }
}
