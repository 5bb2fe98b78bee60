// How the loop takes clients in, carries their conversation on, and lets them go.

extension ServerLoop {
    func acceptClients() throws(ServerError) {
        for _ in 0..<Limits.acceptsPerRound {
            guard let arrival = try listener?.accept() else { return }
            switch consume arrival {
            case .client(let descriptor): welcome(descriptor)
            case .nobody: return
            case .noRoom: return try restListener(true)
            }
        }
    }

    /// A listener that cannot be accepted from would be reported as ready without end.
    func restListener(_ rests: Bool) throws(ServerError) {
        guard let number = listener?.number, rests != isListenerResting else { return }
        try poller.change(number, to: rests ? [] : .reading)
        isListenerResting = rests
    }

    private func welcome(_ descriptor: consuming Descriptor) {
        guard clients.count < maximumConnections + Limits.turnedAwayAtOnce else { return }
        let isFull = clients.count >= maximumConnections
        let client = Client(descriptor, limits: limits, at: now)
        clients[client.number] = client
        guard (try? poller.watch(client.number, for: client.interest)) != nil else {
            return drop(client)
        }
        guard isFull else { return }
        turnAway(client, with: .tooManyConnections)
        advance(client)
    }

    /// Writes what can be written and reads what can be read, until the client must move first.
    func advance(_ client: Client) {
        while client.flush(at: now) {
            guard case .reading = client.phase,
                let action = client.connection.nextAction(at: now)
            else { return settle(client) }
            perform(action, for: client)
        }
        drop(client)
    }

    private func perform(_ action: Connection.Action, for client: Client) {
        switch action {
        case .bodyBegins(let request):
            guard let receiver = application.receiver(of: request) else { return }
            client.receiver = receiver
            client.connection.handOutPieces(atMost: receiver.byteLimit)
        case .sendContinue: put(Outbox(bytes: Response.continueBytes, closes: false), in: client)
        case .piece(let piece): hand(piece, of: client)
        case .request(let request): accept(request, from: client)
        case .refuse(let refusal): turnAway(client, with: refusal)
        }
    }

    private func hand(_ piece: ArraySlice<UInt8>, of client: Client) {
        do throws(Refusal) {
            try client.receiver?.take(piece)
        } catch {
            turnAway(client, with: error)
        }
    }

    private func accept(_ request: Request, from client: Client) {
        client.phase = .asking
        if let receiver = client.receiver {
            client.receiver = nil
            return respond(receiver.answer(), to: client)
        }
        // All of it has come, so that the next request may follow.
        guard hasRoom(for: client) else { return respond(.tooMuchAtOnce, to: client) }
        arrived.append(Question(client: client, request: request, since: nil))
    }

    func respond(_ response: Response, to client: Client) {
        let bytes = client.connection.respond(
            response, closing: isDraining, date: date, at: now)
        put(Outbox(bytes: bytes, closes: client.connection.isOver), in: client)
    }

    func respond(_ refusal: Refusal, to client: Client) {
        application.note(refusal)
        respond(refusal.response, to: client)
    }

    func respond(_ response: Response, piecesOf source: any BodySource, to client: Client) {
        let (head, framing) = client.connection.respondInPieces(
            response, closing: isDraining, date: date, at: now)
        let pieces = framing.map { Outbox.Pieces(source: source, framing: $0) }
        put(Outbox(bytes: head, closes: client.connection.isOver, pieces: pieces), in: client)
    }

    private func turnAway(_ client: Client, with refusal: Refusal) {
        application.note(refusal)
        client.receiver = nil
        client.connection.end()
        let bytes = refusal.response.bytes(Response.Sending(closes: true, date: date))
        put(Outbox(bytes: bytes, closes: true), in: client)
    }

    private func put(_ outbox: Outbox, in client: Client) {
        client.phase = .writing(outbox)
    }

    private func settle(_ client: Client) {
        if isDraining && client.isIdle { return drop(client) }
        guard hasRoom(for: client) else {
            turnAway(client, with: .tooMuchAtOnce)
            return advance(client)
        }
        let interest = client.wantedInterest
        guard interest != client.interest else { return }
        // A client that cannot be watched is lost; the others need not be.
        guard (try? poller.change(client.number, to: interest)) != nil else {
            return drop(client)
        }
        client.interest = interest
    }

    /// Counts what came of its body, or was let go; false where more came than there is room for.
    private func hasRoom(for client: Client) -> Bool {
        let grown = client.connection.heldByteCount - client.countedByteCount
        client.countedByteCount += grown
        heldByteCount += grown
        return grown <= 0 || heldByteCount <= limits.bodyBytesTogether
    }

    func expire(_ client: Client) {
        if case .writing = client.phase { client.resetOnClose() }
        guard case .reading = client.phase, let refusal = client.connection.expire() else {
            return drop(client)
        }
        turnAway(client, with: refusal)
        advance(client)
    }

    func drop(_ client: Client) {
        if case .waiting(let wait) = client.phase { waiting.remove(client.number, wait) }
        heldByteCount -= client.countedByteCount
        client.countedByteCount = 0
        clients[client.number] = nil
    }
}
