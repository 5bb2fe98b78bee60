// How the loop asks the application, and asks it again.

extension ServerLoop {
    /// Asks about a request that has waited since then, or that has just arrived.
    func ask(about request: Request, from client: Client, since: Moment?) {
        switch answer(to: request, waitingSince: since) {
        case .response(let response): respond(response, to: client)
        case .wait where isDraining:
            respond(.unavailable(retryAfterSeconds: Limits.retryAfterSeconds), to: client)
        case .wait(let milliseconds):
            let pause = min(max(1, milliseconds), Limits.longestWaitMilliseconds)
            park(client, Client.Wait(request: request, since: since ?? now, due: now + pause))
        }
    }

    /// While draining nothing can wait any more, so whoever would is asked for the last time.
    private func answer(to request: Request, waitingSince since: Moment?) -> Answer {
        if let since {
            let waited = isDraining ? .max : max(1, now - since)
            return application.answer(request, waitedMilliseconds: waited)
        }
        let answer = application.answer(request, waitedMilliseconds: 0)
        guard case .wait = answer, isDraining else { return answer }
        return application.answer(request, waitedMilliseconds: .max)
    }

    private func park(_ client: Client, _ wait: Client.Wait) {
        client.phase = .waiting(wait)
        waiting.insert(client.number)
        nextDue = min(nextDue ?? wait.due, wait.due)
    }

    /// Asks again about all that wait when there is news, and otherwise about those that are due.
    func askAboutNews() {
        guard !waiting.isEmpty else { return }
        let newsCount = application.newsCount
        if newsCount != newsSeen {
            newsSeen = newsCount
            askAgain { _ in true }
        } else if let nextDue, nextDue <= now {
            askAgain { [now] in $0.due <= now }
        }
    }

    func askAgain(where isToBeAsked: (Client.Wait) -> Bool) {
        let numbers = waiting
        nextDue = nil
        for number in numbers {
            guard let client = clients[number], case .waiting(let wait) = client.phase else {
                continue
            }
            guard isToBeAsked(wait) else {
                nextDue = min(nextDue ?? wait.due, wait.due)
                continue
            }
            waiting.remove(number)
            ask(about: wait.request, from: client, since: wait.since)
            advance(client)
        }
    }
}
