public import SyncProtocol

/// The way to the hub; production uses HTTP, the tests a world that loses things.
public protocol HubLink {
    func send(_ call: HubCall) async throws(HubUnreachable) -> HubAnswer
}

/// The hub did not answer. The changes are kept, and sent again later.
public enum HubUnreachable: Error, Hashable, Sendable {
    case silent
    case nameUnknown
    /// Nobody listens there.
    case notAnswering
    case connectionLost
    case offline
    /// The certificate is not one that this computer trusts.
    case untrusted
    case answerTooLarge
    case notHTTP
    case addressMalformed(String)
    /// Plain HTTP leaves the computer.
    case notSecure(host: String)
    /// It answered that it cannot answer now.
    case status(Int)
    /// The device itself broke the call off, for something more urgent.
    case brokenOff
    /// It answered, and not in the words of the protocol.
    case notUnderstood(String)
    case other(String)
}
