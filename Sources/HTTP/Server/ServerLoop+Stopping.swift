// How the loop ends: nobody new, the last answers, and then all closed.

extension ServerLoop {
    var isDraining: Bool {
        if case .draining = mode { true } else { false }
    }

    var isFinished: Bool {
        guard case .draining(let until) = mode else { return false }
        return clients.isEmpty || now >= until
    }

    func beginDraining() {
        if isDraining { return }
        mode = .draining(until: now + Limits.drainMilliseconds)
        application.beginDraining()
        listener = nil
        wake(waiting.everybody)
        for client in clients.all where client.isIdle { drop(client) }
    }
}
