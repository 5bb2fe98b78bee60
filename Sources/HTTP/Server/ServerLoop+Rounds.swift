// How the loop puts requests to the application, a round at a time, and wakes those that wait.

extension ServerLoop {
    /// A request that is to be put to the application; the client is in phase `asking`.
    struct Question {
        let client: Client
        let request: Request
        /// When it was put first, if it was.
        let since: Moment?
    }

    /// Asks about what has come in, and sends nothing before all of it is answered.
    func askRound() {
        let questions = takeRound()
        guard !questions.isEmpty else { return }
        let answers = application.answers(to: questions.map(asked))
        precondition(answers.count == questions.count, "Each request has an answer.")
        for (question, answer) in zip(questions, answers) {
            act(on: answer, to: question)
            advance(question.client)
        }
    }

    private func takeRound() -> [Question] {
        if woken.isEmpty && arrived.count <= Limits.requestsPerRound {
            defer { arrived.removeAll(keepingCapacity: true) }
            return arrived
        }
        let questions = Array(arrived.prefix(Limits.requestsPerRound))
        let again = woken.prefix(Limits.wokenPerRound)
        defer {
            arrived.removeFirst(questions.count)
            woken.removeFirst(again.count)
        }
        return questions + again
    }

    /// While draining nothing can wait any more.
    private func asked(_ question: Question) -> Asked {
        let waited = question.since.map { max(1, now - $0) } ?? 0
        return Asked(request: question.request, waitedMilliseconds: isDraining ? .max : waited)
    }

    private func act(on answer: Answer, to question: Question) {
        switch answer {
        case .response(let response): respond(response, to: question.client)
        case .pieces(let response, let source):
            respond(response, piecesOf: source, to: question.client)
        case .wait where isDraining: respond(.stopping, to: question.client)
        case .wait(let milliseconds, let topics):
            let pause = min(max(1, milliseconds), Limits.longestWaitMilliseconds)
            let wait = WaitingList.Wait(
                request: question.request, since: question.since ?? now, due: now + pause,
                topics: topics)
            question.client.phase = .waiting(wait)
            waiting.insert(question.client.number, wait)
        }
    }

    /// Those whom the news concerns, and those whose time has passed, are asked about again.
    func wakeByNews() {
        guard !waiting.isEmpty else { return }
        wake(waiting.interested(in: application.takeNews()))
        wake(waiting.takeDue(by: now))
    }

    func wake(_ numbers: [Int32]) {
        for number in numbers {
            guard let client = clients[number], case .waiting(let wait) = client.phase else {
                continue
            }
            waiting.remove(number, wait)
            client.phase = .asking
            woken.append(Question(client: client, request: wait.request, since: wait.since))
        }
    }
}
