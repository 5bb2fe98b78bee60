internal import SeededChance
internal import SyncProtocol

/// Calls on their way; they may be lost, doubled, late, and out of order.
struct SimulatedNetwork {
    struct Envelope {
        let number: Int
        let device: SimulatedDevice
        let call: HubCall
        /// The answer, once the hub has given it.
        var answer: HubAnswer?
        /// The step before which it does not arrive.
        var due = 0
    }

    private var envelopes: [Envelope] = []
    private var sent = 0
    private let longestDelay: Int
    private let isOrdered: Bool

    init(_ swarm: Swarm) {
        longestDelay = swarm.longestDelay
        isOrdered = swarm.isOrdered
    }

    mutating func send(
        _ call: HubCall, from device: SimulatedDevice, at step: Int,
        using random: inout SeededRandom
    ) -> Int {
        sent += 1
        put(Envelope(number: sent, device: device, call: call), at: step, using: &random)
        return sent
    }

    mutating func put(_ envelope: Envelope, at step: Int, using random: inout SeededRandom) {
        var envelope = envelope
        envelope.due = step + Int.random(in: 0...longestDelay, using: &random)
        envelopes.append(envelope)
    }

    /// One of those that have had their time.
    mutating func takeDue(at step: Int, using random: inout SeededRandom) -> Envelope? {
        let due = envelopes.indices.filter { envelopes[$0].due <= step }
        let chosen = isOrdered ? due.first : due.randomElement(using: &random)
        return chosen.map { envelopes.remove(at: $0) }
    }

    mutating func forget(_ device: SimulatedDevice) {
        envelopes.removeAll { $0.device === device }
    }

    mutating func clear() { envelopes.removeAll() }
}
