@testable import HTTP

/// A client that sends pieces of bytes to a connection, and writes down what came of them.
struct Conversation {
    private var connection: Connection
    private(set) var lines: [String] = []
    private(set) var replies: [[UInt8]] = []
    /// The bodies that came in pieces, where they do.
    private(set) var handedOut: [UInt8] = []
    private let pieceLimit: Int?

    init(limits: Limits = Limits(), piecesAtMost pieceLimit: Int? = nil) {
        self.pieceLimit = pieceLimit
        connection = Connection(limits: limits, at: Moment(milliseconds: 0))
    }

    /// What comes of these pieces, each request answered at once with its own body.
    static func lines(of pieces: [[UInt8]], limits: Limits = Limits()) -> [String] {
        var conversation = Conversation(limits: limits)
        for piece in pieces { conversation.send(piece) }
        return conversation.lines
    }

    static func lines(of text: String, limits: Limits = Limits()) -> [String] {
        lines(of: [Array(text.utf8)], limits: limits)
    }

    mutating func send(_ text: String, at milliseconds: Int64 = 0) {
        send(Array(text.utf8), at: milliseconds)
    }

    mutating func send(_ bytes: [UInt8], at milliseconds: Int64 = 0) {
        let now = Moment(milliseconds: milliseconds)
        connection.receive(bytes[...])
        while let action = connection.nextAction(at: now) { note(action, at: now) }
    }

    private mutating func note(_ action: Connection.Action, at now: Moment) {
        switch action {
        case .request(let request):
            lines.append(Self.line(of: request))
            let response = Response(status: 200, body: request.body)
            replies.append(connection.respond(response, closing: false, at: now))
            if connection.isOver { lines.append("closed") }
        case .bodyBegins:
            if let limit = pieceLimit { connection.handOutPieces(atMost: limit) }
        case .piece(let piece):
            handedOut += piece
        case .sendContinue:
            lines.append("100")
        case .refuse(let refusal):
            lines += [String(refusal.status), "closed"]
        }
    }

    private static func line(of request: Request) -> String {
        let query = request.query.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
        let body = String(decoding: request.body, as: UTF8.self)
        return "\(request.method) \(request.path)\(query.joined()) [\(body)]"
    }

    var deadline: Int64? { connection.deadline?.milliseconds }

    mutating func expire() -> Int? { connection.expire()?.status }

    var lastReply: String { String(decoding: replies.last ?? [], as: UTF8.self) }
}
