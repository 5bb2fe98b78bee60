/// One client's conversation, without its socket: bytes go in, and what must be done comes out.
///
/// Requests come out one at a time; the next only after the one before has been answered, so
/// that pipelined requests are answered in order.
struct Connection {
    enum Action: Equatable {
        /// A request with a body has begun: the time to call `handOutPieces(atMost:)`, or not.
        case bodyBegins(Request)
        /// The client waits for this before it sends its body.
        case sendContinue
        /// A part of a body that is handed out in pieces.
        case piece(ArraySlice<UInt8>)
        /// All of it has come; the body is with it, unless it was handed out.
        case request(Request)
        case refuse(Refusal)
    }

    /// What the answer to a request must keep to.
    private struct Exchange {
        let isHead: Bool
        let knowsChunks: Bool
        let closes: Bool
        /// What the application holds of the request until it is answered.
        let bodyByteCount: Int
    }

    private enum Stage {
        case idle(since: Moment)
        case head(HeadReader, since: Moment)
        case bodyBegins(RequestHead, BodyFraming, wantsContinue: Bool)
        case body(RequestHead, BodyReader, BodyPace)
        case answering(Exchange)
        case over
    }

    private let limits: Limits
    private var inbox = Inbox()
    private var stage: Stage
    /// How much of the body now coming is handed out in pieces, if it is.
    private var handsOutAtMost: Int?

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
            return .refuse(error)
        }
    }

    /// The body that begins comes out piece by piece, and may be larger or smaller than others.
    mutating func handOutPieces(atMost count: Int) {
        guard case .bodyBegins = stage else { preconditionFailure("No body begins here.") }
        handsOutAtMost = count
    }

    /// The bytes of the answer to the request that came out last.
    mutating func respond(
        _ response: Response, closing: Bool, date: HTTPDate? = nil, at now: Moment
    ) -> [UInt8] {
        let exchange = endExchange(closing: closing, at: now)
        return response.bytes(
            Response.Sending(isHead: exchange.isHead, closes: isOver, date: date))
    }

    /// The bytes before a body that comes in pieces, and how these are sent; nil if not at all.
    mutating func respondInPieces(
        _ response: Response, closing: Bool, date: HTTPDate? = nil, at now: Moment
    ) -> (head: [UInt8], pieces: PieceFraming?) {
        precondition(response.mayHaveBody && response.body.isEmpty, "Its body is the pieces.")
        let exchange = endExchange(closing: closing, at: now)
        let framing = exchange.knowsChunks ? PieceFraming.chunks : .untilClose
        let head = response.bytes(
            Response.Sending(
                isHead: exchange.isHead, closes: isOver, date: date, pieces: framing))
        return (head, exchange.isHead ? nil : framing)
    }

    private mutating func endExchange(closing: Bool, at now: Moment) -> Exchange {
        guard case .answering(let exchange) = stage else {
            preconditionFailure("Each request is answered once.")
        }
        stage = exchange.closes || closing ? .over : .idle(since: now)
        return exchange
    }

    /// The last byte of an answer is with the client: only now it is its turn.
    mutating func noteSent(at now: Moment) {
        if case .idle = stage { stage = .idle(since: now) }
    }

    /// Whether no more requests will come out.
    var isOver: Bool {
        if case .over = stage { true } else { false }
    }

    /// Whether nothing of a request has arrived.
    var isIdle: Bool {
        if case .idle = stage { inbox.isEmpty } else { false }
    }

    /// How much of a body is here: of one that is coming in, or of one that is not answered yet.
    var heldByteCount: Int {
        switch stage {
        case .body(_, let reader, _): reader.bytes.count
        case .answering(let exchange): exchange.bodyByteCount
        case .idle, .head, .bodyBegins, .over: 0
        }
    }

    /// Lets go of what has come, and takes nothing in any more.
    mutating func end() {
        inbox = Inbox()
        stage = .over
    }

    /// When `expire()` must be called, unless something arrives that changes it.
    var deadline: Moment? {
        switch stage {
        case .idle(let since): since + limits.idleMilliseconds
        case .head(_, let since): since + limits.headerMilliseconds
        case .body(_, _, let pace): pace.deadline
        case .bodyBegins, .answering, .over: nil
        }
    }

    /// The client was too slow: what to say before closing, or nil when it had asked nothing.
    mutating func expire() -> Refusal? {
        defer { stage = .over }
        if case .idle = stage { return nil }
        return Refusal(status: 408, reason: "The request took too long to arrive.")
    }
}

extension Connection {
    private mutating func advance(at now: Moment) throws(Refusal) -> Action? {
        switch takeStage() {
        case .idle(let since) where inbox.isEmpty:
            stage = .idle(since: since)
            return nil
        case .idle:
            return try readHead(HeadReader(limits: limits), since: now)
        case .head(let reader, let since):
            return try readHead(reader, since: since)
        case .bodyBegins(let head, let framing, let wantsContinue):
            return try beginBody(of: head, framing, wantsContinue: wantsContinue, at: now)
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
        _ reader: consuming HeadReader, since: Moment
    ) throws(Refusal) -> Action? {
        guard let head = try reader.read(from: &inbox) else {
            stage = .head(reader, since: since)
            return nil
        }
        try head.checkHost()
        let framing = try BodyFraming(of: head)
        let wantsContinue = try head.wantsContinue()
        guard framing != .empty else { return complete(head, body: []) }
        handsOutAtMost = nil
        stage = .bodyBegins(head, framing, wantsContinue: wantsContinue)
        return .bodyBegins(head.request(body: []))
    }

    private mutating func beginBody(
        of head: RequestHead, _ framing: BodyFraming, wantsContinue: Bool, at now: Moment
    ) throws(Refusal) -> Action? {
        let reader = try BodyReader(
            framing, byteLimit: handsOutAtMost ?? limits.bodyBytes, limits: limits)
        let pace = BodyPace(start: now, limits: limits)
        guard wantsContinue else { return try readBody(of: head, reader, pace, at: now) }
        stage = .body(head, reader, pace)
        return .sendContinue
    }

    private mutating func readBody(
        of head: RequestHead, _ reader: consuming BodyReader, _ pace: consuming BodyPace,
        at now: Moment
    ) throws(Refusal) -> Action? {
        let countBefore = reader.byteCount
        try reader.read(from: &inbox)
        pace.note(byteCount: reader.byteCount - countBefore, at: now)
        if handsOutAtMost != nil, let piece = reader.takePiece() {
            stage = .body(head, reader, pace)
            return .piece(piece)
        }
        guard reader.isComplete else {
            stage = .body(head, reader, pace)
            return nil
        }
        return complete(head, body: reader.bytes)
    }

    private mutating func complete(_ head: RequestHead, body: [UInt8]) -> Action {
        stage = .answering(
            Exchange(
                isHead: head.line.method == "HEAD", knowsChunks: head.line.version == .http11,
                closes: head.closes, bodyByteCount: body.count))
        return .request(head.request(body: body))
    }
}
