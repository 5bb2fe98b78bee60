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
        turnAway(client, with: .unavailable(retryAfterSeconds: Limits.retryAfterSeconds))
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
        case .request(let request):
            client.phase = .asking
            arrived.append(Question(client: client, request: request, since: nil))
        case .sendContinue: put(Response.continueBytes, closing: false, in: client)
        case .respondAndClose(let response): turnAway(client, with: response)
        }
    }

    func respond(_ response: Response, to client: Client) {
        let bytes = client.connection.respond(response, closing: isDraining, at: now)
        put(bytes, closing: client.connection.isOver, in: client)
    }

    private func turnAway(_ client: Client, with response: Response) {
        put(response.bytes(toHead: false, closing: true), closing: true, in: client)
    }

    private func put(_ bytes: [UInt8], closing: Bool, in client: Client) {
        client.phase = .writing(Client.Outbox(bytes: bytes, closes: closing, movedAt: now))
    }

    private func settle(_ client: Client) {
        if isDraining && client.isIdle { return drop(client) }
        let interest = client.wantedInterest
        guard interest != client.interest else { return }
        // A client that cannot be watched is lost; the others need not be.
        guard (try? poller.change(client.number, to: interest)) != nil else {
            return drop(client)
        }
        client.interest = interest
    }

    func expire(_ client: Client) {
        guard case .reading = client.phase, let response = client.connection.expire() else {
            return drop(client)
        }
        turnAway(client, with: response)
        advance(client)
    }

    func drop(_ client: Client) {
        if case .waiting(let wait) = client.phase { waiting.remove(client.number, wait) }
        clients[client.number] = nil
    }
}
