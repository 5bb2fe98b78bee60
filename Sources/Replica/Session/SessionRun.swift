internal import SyncProtocol

/// How a conversation with the hub ended.
public enum SessionOutcome: Hashable, Sendable {
    case atRest
    case unreachable(HubUnreachable)
    /// The hub takes no more of this device for so many seconds; everything is kept.
    case busy(seconds: Int)
    case stopped(StopReason)
    /// Whoever started it wants no more; it goes on where it was another time.
    case brokenOff
}

/// What whoever waits is told while a conversation goes on.
public enum SessionNews: Hashable, Sendable {
    /// A call goes out, or its answer was taken in.
    case progress(SyncProgress)
    case silence(HubUnreachable, pauseMilliseconds: Int)
    /// Everything was said; only a session that follows goes on after it.
    case caughtUp
}

extension Session {
    /// Talks with the hub until there is nothing more to say, or it stays silent too often in a row.
    public mutating func run(
        _ replica: Replica, over link: any HubLink, silencesAtMost limit: Int,
        news: (SessionNews) -> Void = { _ in },
        pause: (_ milliseconds: Int) async throws -> Void
    ) async throws -> SessionOutcome {
        var silences = 0
        var last = HubUnreachable.silent
        while !Task.isCancelled {
            switch try next(replica) {
            case .atRest: return .atRest
            case .stopped(let reason): return .stopped(reason)
            case .wait(let milliseconds):
                news(.silence(last, pauseMilliseconds: milliseconds))
                do { try await pause(milliseconds) } catch is CancellationError { break }
            case .call(let call):
                if isCaughtUp { news(.caughtUp) } else { news(.progress(progress)) }
                do {
                    let answer = try await link.send(call)
                    let isPutOff = answer.status >= 500 || answer.status == 429
                    silences = isPutOff ? silences + 1 : 0
                    last = .status(answer.status)
                    try take(answer, replica)
                    if let seconds = answer.secondsTooLong, !follows {
                        return .busy(seconds: seconds)
                    }
                    if silences > limit { return .unreachable(last) }
                    if !isCaughtUp { news(.progress(progress)) }
                } catch HubUnreachable.brokenOff {
                    breakOff()
                } catch let silence as HubUnreachable {
                    silences += 1
                    last = silence
                    if silences > limit { return .unreachable(silence) }
                    unreachable(replica)
                }
            }
        }
        return .brokenOff
    }
}

extension HubAnswer {
    /// Nobody waits so long for a command to end.
    fileprivate var secondsTooLong: Int? {
        guard status == 429, let retryAfterSeconds else { return nil }
        return retryAfterSeconds * 1000 > Session.longestPause ? retryAfterSeconds : nil
    }
}
