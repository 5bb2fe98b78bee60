internal import SyncProtocol

/// How a conversation with the hub ended.
public enum SessionOutcome: Hashable, Sendable {
    case atRest
    case unreachable(String)
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
                    silences = answer.status >= 500 ? silences + 1 : 0
                    try take(answer, replica)
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
