internal import Replica
internal import Synchronization
internal import TerminalUI

/// The conversation with the hub while the screens are open: quiet when it fails, and begun again by itself.
final class Exchanging: Sendable {
    /// Long enough not to be felt, short enough that a line that came back is used within the visit.
    private static let pauseAfterFailure = Duration.seconds(20)

    /// Until then the processor is for the first page.
    private static let pauseAtStart = Duration.milliseconds(300)

    private let doors: Doors
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(_ doors: Doors) { self.doors = doors }

    /// From now on; also over again, for somebody who wants it at once.
    func begin(_ answers: Mailbox<Answer>) {
        let doors = doors
        task.withLock { task in
            let before = task
            before?.cancel()
            task = Task {
                await before?.value
                try? await Task.sleep(for: Self.pauseAtStart)
                while !Task.isCancelled {
                    let isOver = await Self.round(doors, answers)
                    if isOver { return }
                    try? await Task.sleep(for: Self.pauseAfterFailure)
                }
            }
        }
    }

    func end() async {
        let task = task.withLock { $0 }
        task?.cancel()
        await task?.value
    }

    /// True where it makes no sense to begin again.
    private static func round(_ doors: Doors, _ answers: Mailbox<Answer>) async -> Bool {
        let outcome = Mutex<SessionOutcome?>(nil)
        do {
            let isAlone = try await doors.alone {
                let ended = try await follow(doors, answers)
                outcome.withLock { $0 = ended }
            }
            guard isAlone else {
                answers.post(Answer(.exchange(.elsewhere)))
                return false
            }
        } catch {
            answers.post(Answer(.exchange(.silent)))
            return false
        }
        switch outcome.withLock({ $0 }) {
        case .stopped(let reason):
            answers.post(Answer(.exchange(.off(reason))))
            return true
        case nil:
            answers.post(Answer(.exchange(.off(nil))))
            return true
        case .unreachable, .busy, .atRest, .brokenOff: return false
        }
    }

    /// On a connection of its own to the replica's file; nil where there is no hub.
    private static func follow(_ doors: Doors, _ answers: Mailbox<Answer>) async throws
        -> SessionOutcome?
    {
        guard let (replica, _) = try doors.open(), let link = try doors.link(replica) else {
            return nil
        }
        var session = Session(follows: true)
        return try await session.run(
            replica, over: link, silencesAtMost: .max,
            news: { answers.post(Answer(.exchange(Exchange($0)))) }
        ) { try await Task.sleep(for: .milliseconds($0)) }
    }
}

extension Exchange {
    fileprivate init(_ news: SessionNews) {
        self =
            switch news {
            case .progress(let progress): .working(progress)
            case .silence: .silent
            case .caughtUp: .connected
            }
    }
}
