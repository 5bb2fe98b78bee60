import Glibc

/// What is left to write to one client.
struct Outbox {
    struct Pieces {
        let source: any BodySource
        let framing: PieceFraming
    }

    enum Sent { case sent, later, gone }

    private var bytes: [UInt8]
    private var position = 0
    let closes: Bool
    private var pieces: Pieces?
    /// From when there was first something left.
    private var pace: BodyPace?

    init(bytes: [UInt8], closes: Bool, pieces: Pieces? = nil) {
        self.bytes = bytes
        self.closes = closes
        self.pieces = pieces
    }

    /// When the client has been slow for too long.
    var deadline: Moment? { pace?.deadline }

    /// Writes what the socket takes of what is here.
    mutating func send(to number: Int32, at now: Moment) -> Sent {
        while position < bytes.count {
            let count = bytes.withUnsafeBytes { [position] all in
                Glibc.send(
                    number, all.baseAddress?.advanced(by: position), all.count - position,
                    Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN {
                return .later
            }
            guard count > 0 else { return .gone }
            position += count
            pace?.note(byteCount: count, at: now)
        }
        return .sent
    }

    /// What is left must move from now on.
    mutating func rest(limits: Limits, at now: Moment) {
        if pace == nil { pace = BodyPace(start: now, limits: limits) }
    }

    /// Puts the next piece in place of what was sent; false when there is no more.
    mutating func refill() throws -> Bool {
        guard let pieces else { return false }
        position = 0
        if let piece = try pieces.source.nextPiece() {
            bytes = pieces.framing.bytes(of: piece)
        } else {
            bytes = pieces.framing.end
            self.pieces = nil
        }
        return true
    }
}
