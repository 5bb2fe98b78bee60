internal import Replica
internal import SeededChance
internal import SyncProtocol

// The conversation of devices with the hub, a leg at a time.

extension World {
    /// A call leaves, reaches the hub, or its answer comes back.
    func talk(_ device: SimulatedDevice) throws {
        if device.awaited == nil, random.once(in: 2) { return try send(from: device) }
        guard let envelope = network.takeDue(at: stepNumber, using: &random) else {
            return device.awaited == nil ? try send(from: device) : ()
        }
        try carry(envelope)
    }

    private func send(from device: SimulatedDevice) throws {
        let step = try device.attempt { try $0.session.next($0.replica) }
        switch step {
        case .call(let call):
            device.awaited = network.send(call, from: device, at: stepNumber, using: &random)
        case .atRest: device.session = Session()
        case .wait: break
        case .stopped where isRevoked(device): break
        case .stopped(let reason): throw Failure("\(device.name) stopped: \(reason)")
        case nil: tell("\(device.name) crashed before a call")
        }
    }

    private func carry(_ envelope: SimulatedNetwork.Envelope) throws {
        if isLost(envelope) {
            tell("a message of \(envelope.device.name) is lost: \(envelope.call.path)")
            return giveUp(envelope)
        }
        if Int.random(in: 0..<100, using: &random) < swarm.duplicationPercent {
            network.put(envelope, at: stepNumber, using: &random)
        }
        guard let answer = envelope.answer else { return try reachHub(envelope) }
        try deliver(answer, of: envelope)
    }

    private func isLost(_ envelope: SimulatedNetwork.Envelope) -> Bool {
        let cutOff = envelope.device.cutOff
        if stepNumber < (envelope.answer == nil ? cutOff.up : cutOff.down) { return true }
        return Int.random(in: 0..<100, using: &random) < swarm.lossPercent
    }

    private func giveUp(_ envelope: SimulatedNetwork.Envelope) {
        guard envelope.device.awaited == envelope.number else { return }
        envelope.device.awaited = nil
        envelope.device.session.unreachable(envelope.device.replica)
    }

    private func reachHub(_ envelope: SimulatedNetwork.Envelope) throws {
        guard let answer = try ask(envelope.call) else {
            tell("the hub crashed on \(envelope.call.path) of \(envelope.device.name)")
            return giveUp(envelope)
        }
        try checkSight(of: envelope.device, answer, to: envelope.call)
        var answered = envelope
        answered.answer = answer
        network.put(answered, at: stepNumber, using: &random)
    }

    /// An answer that nobody waits for any more is dropped, as by a closed connection.
    private func deliver(
        _ answer: HubAnswer, of envelope: SimulatedNetwork.Envelope
    ) throws {
        let device = envelope.device
        guard device.awaited == envelope.number else { return }
        device.awaited = nil
        let taken: Void? = try device.attempt { try $0.session.take(answer, $0.replica) }
        if taken == nil { return tell("\(device.name) crashed on the answer to its call") }
        tell("\(device.name) took \(answer.status) on \(envelope.call.path)")
        try ledger.acknowledged(envelope.call, answer)
    }

    /// Every connection breaks: the hub's machine was started anew.
    func breakConnections() {
        network.clear()
        for device in devices where device.awaited != nil {
            device.awaited = nil
            device.session.unreachable(device.replica)
        }
    }
}
