internal import SyncProtocol

/// How a conversation with the hub ended.
public enum SessionOutcome: Hashable, Sendable {
    case atRest
    case unreachable(String)
    /// The hub takes no more of this device for so many seconds; everything is kept.
    case busy(seconds: Int)
    case stopped(StopReason)
}

extension Session {
    /// Talks with the hub until there is nothing more to say, or it stays silent too often in a row.
    public mutating func run(
        _ replica: Replica, over link: any HubLink, silencesAtMost limit: Int,
        pause: (_ milliseconds: Int) async throws -> Void
    ) async throws -> SessionOutcome {
        var silences = 0
        while true {
            switch try next(replica) {
            case .atRest: return .atRest
            case .stopped(let reason): return .stopped(reason)
            case .wait(let milliseconds): try await pause(milliseconds)
            case .call(let call):
                do {
                    let answer = try await link.send(call)
                    let isPutOff = answer.status >= 500 || answer.status == 429
                    silences = isPutOff ? silences + 1 : 0
                    try take(answer, replica)
                    if let seconds = answer.secondsTooLong, !follows {
                        return .busy(seconds: seconds)
                    }
                    if silences > limit { return .unreachable("status \(answer.status)") }
                } catch let silence as HubUnreachable {
                    silences += 1
                    if silences > limit { return .unreachable(silence.reason) }
                    unreachable(replica)
                }
            }
        }
    }
}

extension HubAnswer {
    /// Nobody waits so long for a command to end.
    fileprivate var secondsTooLong: Int? {
        guard status == 429, let retryAfterSeconds else { return nil }
        return retryAfterSeconds * 1000 > Session.longestPause ? retryAfterSeconds : nil
    }
}
