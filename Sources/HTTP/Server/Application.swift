// What answers the requests that a server takes in.

/// The answer to a request, or the wish to be asked again.
public enum Answer: Sendable {
    case response(Response)
    /// Ask again when there is news, or when this much time has passed.
    case wait(milliseconds: Int)
}

/// Answers requests, one at a time, on the thread that runs the server.
public protocol Application: AnyObject {
    /// `waitedMilliseconds` is 0 the first time. A request that waits is asked again with the time
    /// that it has waited, and with `Int.max` when the server stops and can wait no longer.
    func answer(_ request: Request, waitedMilliseconds: Int) -> Answer

    /// Changes whenever a waiting request may have a new answer. Read after each round of
    /// requests, and at least every 250 ms while anything waits.
    var newsCount: Int64 { get }
}
