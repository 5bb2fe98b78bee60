import Glibc

/// One connected socket and how far its conversation has come.
final class Client {
    enum Phase {
        case reading
        /// The application has a request that it is yet to answer, in the next round.
        case asking
        case waiting(WaitingList.Wait)
        case writing(Outbox)
        /// All has been said; what the client still sends is thrown away until it closes.
        case lingering(until: Moment)
    }

    enum Reading { case bytes(Int), nothingYet, ended }

    private let descriptor: Descriptor
    private let limits: Limits
    var connection: Connection
    var phase = Phase.reading
    /// Who takes the body that is now coming, if it is handed out in pieces.
    var receiver: (any BodyReceiver)?
    /// How much of its body was last counted among those of all.
    var countedByteCount = 0
    /// What the poller was last told to look for.
    var interest = Poller.Interest.reading

    init(_ descriptor: consuming Descriptor, limits: Limits, at now: Moment) {
        self.descriptor = descriptor
        self.limits = limits
        connection = Connection(limits: limits, at: now)
    }

    var number: Int32 { descriptor.number }

    var wantedInterest: Poller.Interest {
        switch phase {
        case .reading, .lingering: .reading
        case .asking: interest
        case .waiting: .peerLeaving
        case .writing: .writing
        }
    }

    /// When the client has been slow for too long.
    var deadline: Moment? {
        switch phase {
        case .reading: connection.deadline
        case .asking, .waiting: nil
        case .writing(let outbox): outbox.deadline
        case .lingering(let until): until
        }
    }

    /// Whether nothing has been asked that is not answered.
    var isIdle: Bool {
        if case .reading = phase { connection.isIdle } else { false }
    }

    func read(into scratch: inout [UInt8]) -> Reading {
        let count = recv(number, &scratch, scratch.count, 0)
        if count > 0 { return .bytes(count) }
        let isEarly = count < 0 && (errno == EAGAIN || errno == EINTR)
        return isEarly ? .nothingYet : .ended
    }

    /// Writes as much as the socket takes, and goes on to the next phase when that is all.
    /// False when the client is gone, or must be cut off.
    func flush(at now: Moment) -> Bool {
        guard case .writing(var outbox) = phase else { return true }
        phase = .reading
        for _ in 0..<Limits.piecesPerTurn {
            switch outbox.send(to: number, at: now) {
            case .gone: return false
            case .later: return keep(outbox, at: now)
            case .sent: break
            }
            guard let hasMore = try? outbox.refill() else {
                resetOnClose()
                return false
            }
            if !hasMore {
                phase = outbox.closes ? endWriting(at: now) : .reading
                connection.noteSent(at: now)
                return true
            }
        }
        return keep(outbox, at: now)
    }

    private func keep(_ outbox: consuming Outbox, at now: Moment) -> Bool {
        outbox.rest(limits: limits, at: now)
        phase = .writing(outbox)
        return true
    }

    /// A reset tells the client that this was not all, also where the end would be the end; and
    /// the kernel forgets what it still has for it.
    func resetOnClose() {
        var reset = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            number, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<linger>.size))
    }

    private func endWriting(at now: Moment) -> Phase {
        shutdown(number, Int32(SHUT_WR))
        return .lingering(until: now + Limits.lingerMilliseconds)
    }
}
