internal import Synchronization
public import TerminalUI

/// Runs the work of the screens outside of the loop: one task owns the replica, another one talks with the hub.
/// Only what is typed is kept at once.
public final class Clerk: Runner {
    private enum Errand: Sendable {
        case job(Job, Mailbox<Answer>)
        case end
    }

    private let errands: AsyncStream<Errand>.Continuation
    private let work: Task<Void, Never>
    private let exchanging: Exchanging
    private let keys: KeyKeeping

    public init(_ doors: Doors) {
        let (stream, errands) = AsyncStream<Errand>.makeStream()
        let exchanging = Exchanging(doors)
        let keys = KeyKeeping(later: doors.later)
        self.errands = errands
        self.keys = keys
        self.exchanging = exchanging
        work = Task {
            var desk = ClerkDesk(doors, exchanging, keys)
            for await errand in stream {
                guard case .job(let job, let answers) = errand else { break }
                for answer in await desk.perform(job, answers) { answers.post(answer) }
                for answer in desk.settle() { answers.post(answer) }
            }
        }
    }

    public func start(_ job: Job, answers: Mailbox<Answer>) {
        guard let kept = keys.perform(job) else {
            errands.yield(.job(job, answers))
            return
        }
        for answer in kept { answers.post(answer) }
    }

    /// Does what was asked for until now, and ends.
    public func finish() async {
        errands.yield(.end)
        await work.value
        await exchanging.end()
        keys.finish()
    }
}

/// What the task that owns the replica holds.
private struct ClerkDesk {
    private let doors: Doors
    private let exchanging: Exchanging
    private let keys: KeyKeeping
    private var archive: Archive?

    init(_ doors: Doors, _ exchanging: Exchanging, _ keys: KeyKeeping) {
        self.doors = doors
        self.keys = keys
        self.exchanging = exchanging
    }

    mutating func perform(_ job: Job, _ answers: Mailbox<Answer>) async -> [Answer] {
        do {
            switch job.work {
            case .begin: return try open(answers)
            case .connect(let address, let code):
                try await doors.connect(address, code)
                return try open(answers)
            case .practise:
                try doors.practise()
                return try open(answers)
            case .syncNow:
                exchanging.begin(answers)
                return []
            case .ask, .look, .undo, .keep: return archive?.perform(job) ?? []
            }
        } catch {
            return [Answer(.told(wording(of: error), .danger))]
        }
    }

    func settle() -> [Answer] { archive?.settle() ?? [] }

    private mutating func open(_ answers: Mailbox<Answer>) throws -> [Answer] {
        guard let (replica, isPractice) = try doors.open() else { return [Answer(.nothingHere)] }
        let archive = try Archive(replica)
        self.archive = archive
        try keys.open(beside: replica)
        exchanging.begin(answers)
        // Who works here is known before the first page asks.
        return archive.perform(Job(.look)) + [Answer(.opened(isPractice: isPractice))]
    }

    private func wording(of error: any Error) -> Wording {
        doors.words(error).map { Wording($0.dutch, $0.english) } ?? error.wording
    }
}
