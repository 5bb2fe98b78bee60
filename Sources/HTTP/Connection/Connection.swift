/// One client's conversation, without its socket: bytes go in, and what must be done comes out.
///
/// Requests come out one at a time; the next only after the one before has been answered, so
/// that pipelined requests are answered in order.
struct Connection {
    enum Action: Equatable {
        case request(Request)
        /// The client waits for this before it sends its body.
        case sendContinue
        case respondAndClose(Response)
    }

    /// What the answer to a request must keep to.
    private struct Exchange {
        let isHead: Bool
        let closes: Bool
    }

    private enum Stage {
        case idle(since: Moment)
        case head(HeadReader, since: Moment)
        case body(RequestHead, BodyReader, BodyPace)
        case answering(Exchange)
        case over
    }

    private let limits: Limits
    private var inbox = Inbox()
    private var stage: Stage

    init(limits: Limits, at now: Moment) {
        self.limits = limits
        stage = .idle(since: now)
    }

    mutating func receive(_ bytes: ArraySlice<UInt8>) {
        inbox.push(bytes)
    }

    /// What must be done now, or nil when more bytes must arrive or an answer is due first.
    mutating func nextAction(at now: Moment) -> Action? {
        do throws(Refusal) {
            return try advance(at: now)
        } catch {
            stage = .over
            return .respondAndClose(error.response)
        }
    }

    /// The bytes of the answer to the request that came out last.
    mutating func respond(_ response: Response, closing: Bool, at now: Moment) -> [UInt8] {
        guard case .answering(let exchange) = stage else {
            preconditionFailure("Each request is answered once.")
        }
        let closes = exchange.closes || closing
        stage = closes ? .over : .idle(since: now)
        return response.bytes(toHead: exchange.isHead, closing: closes)
    }

    /// Whether no more requests will come out.
    var isOver: Bool {
        if case .over = stage { true } else { false }
    }

    /// Whether nothing of a request has arrived.
    var isIdle: Bool {
        if case .idle = stage { inbox.isEmpty } else { false }
    }

    /// When `expire()` must be called, unless something arrives that changes it.
    var deadline: Moment? {
        switch stage {
        case .idle(let since): since + limits.idleMilliseconds
        case .head(_, let since): since + limits.headerMilliseconds
        case .body(_, _, let pace): pace.deadline
        case .answering, .over: nil
        }
    }

    /// The client was too slow: what to say before closing, or nil when it had asked nothing.
    mutating func expire() -> Response? {
        defer { stage = .over }
        if case .idle = stage { return nil }
        return Refusal(status: 408, reason: "The request took too long to arrive.").response
    }
}

extension Connection {
    private mutating func advance(at now: Moment) throws(Refusal) -> Action? {
        switch takeStage() {
        case .idle(let since) where inbox.isEmpty:
            stage = .idle(since: since)
            return nil
        case .idle:
            return try readHead(HeadReader(limits: limits), since: now, at: now)
        case .head(let reader, let since):
            return try readHead(reader, since: since, at: now)
        case .body(let head, let reader, let pace):
            return try readBody(of: head, reader, pace, at: now)
        case .answering(let exchange):
            stage = .answering(exchange)
            return nil
        case .over:
            return nil
        }
    }

    /// Takes the stage out, so that it is changed in place and a large body is not copied.
    private mutating func takeStage() -> Stage {
        var taken = Stage.over
        swap(&taken, &stage)
        return taken
    }

    private mutating func readHead(
        _ reader: consuming HeadReader, since: Moment, at now: Moment
    ) throws(Refusal) -> Action? {
        guard let head = try reader.read(from: &inbox) else {
            stage = .head(reader, since: since)
            return nil
        }
        try head.checkHost()
        let framing = try BodyFraming(of: head, limits: limits)
        let wantsContinue = try head.wantsContinue()
        let body = BodyReader(framing: framing, limits: limits)
        let pace = BodyPace(start: now, limits: limits)
        if wantsContinue && !body.isComplete {
            stage = .body(head, body, pace)
            return .sendContinue
        }
        return try readBody(of: head, body, pace, at: now)
    }

    private mutating func readBody(
        of head: RequestHead, _ reader: consuming BodyReader, _ pace: consuming BodyPace,
        at now: Moment
    ) throws(Refusal) -> Action? {
        let countBefore = reader.bytes.count
        try reader.read(from: &inbox)
        pace.note(byteCount: reader.bytes.count - countBefore, at: now)
        guard reader.isComplete else {
            stage = .body(head, reader, pace)
            return nil
        }
        stage = .answering(Exchange(isHead: head.line.method == "HEAD", closes: head.closes))
        return .request(head.request(body: reader.bytes))
    }
}
