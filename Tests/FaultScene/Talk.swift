public import Replica
public import SyncProtocol

/// A replica's conversation with a hub that is always there, one call at a time.
public struct Talk {
    private var session = Session()

    public init() {}

    /// Makes one call and takes the answer in; false when there is nothing more to say.
    public mutating func turn(
        _ replica: Replica, _ answer: (HubCall) throws -> HubAnswer
    ) throws -> Bool {
        switch try session.next(replica) {
        case .call(let call):
            try session.take(try answer(call), replica)
            return true
        case .atRest: return false
        case .wait(let milliseconds): throw TalkProblem(what: "waits \(milliseconds) ms")
        case .stopped(let reason): throw TalkProblem(what: "\(reason)")
        }
    }
}

/// The hub of these tests always answers: the replica has forgotten something.
public struct TalkProblem: Error { let what: String }
