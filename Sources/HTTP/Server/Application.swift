// What answers the requests that a server takes in.

/// The answer to a request, or the wish to be asked again.
public enum Answer {
    case response(Response)
    /// What goes before the body, and who makes the body piece by piece.
    case pieces(Response, any BodySource)
    /// Ask again when there is news of one of these topics, or of any where none is named, or
    /// when this much time has passed.
    case wait(milliseconds: Int, on: Set<Topic> = [])
}

/// What a waiting request wants to hear of; the application chooses the words.
public struct Topic: Hashable, Sendable {
    let name: String

    public init(_ name: String) { self.name = name }
}

/// Which waiting requests may have a new answer.
public enum News: Equatable, Sendable {
    case nothing
    /// Those that wait on one of these, and those that wait on anything.
    case topics(Set<Topic>)
    case everything
}

/// A request that is put to the application, and how long it has waited.
public struct Asked: Sendable {
    public let request: Request
    /// 0 the first time, and `Int.max` when the server stops and it can wait no longer.
    public let waitedMilliseconds: Int

    public init(request: Request, waitedMilliseconds: Int) {
        self.request = request
        self.waitedMilliseconds = waitedMilliseconds
    }
}

/// Answers requests, on the thread that runs the server.
public protocol Application: AnyObject {
    func answer(_ request: Request, waitedMilliseconds: Int) -> Answer

    /// An answer to each of these, which came in together. None is sent before this returns, so
    /// that all can be made durable in one go.
    func answers(to asked: [Asked]) -> [Answer]

    /// Who takes the body of this request piece by piece; nil to have it in the request.
    func receiver(of request: Request) -> (any BodyReceiver)?

    /// What is new since this was last taken. Taken after each round of requests, and at least
    /// every 250 ms, while anything waits; who was not asked for long may say that all is new.
    func takeNews() -> News

    /// What the server refused by itself; the application did not see the request.
    func note(_ refusal: Refusal)

    /// The server stops: from now on it asks only about what is in flight.
    func beginDraining()
}

extension Application {
    public func beginDraining() {}

    public func note(_ refusal: Refusal) {}

    public func receiver(of request: Request) -> (any BodyReceiver)? { nil }

    public func answers(to asked: [Asked]) -> [Answer] {
        asked.map { answer($0.request, waitedMilliseconds: $0.waitedMilliseconds) }
    }
}
