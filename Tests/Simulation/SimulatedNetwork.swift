internal import SyncProtocol

/// Calls on their way; they may be lost, doubled, late, and out of order.
struct SimulatedNetwork {
    struct Envelope {
        let number: Int
        let device: SimulatedDevice
        let call: HubCall
        /// The answer, once the hub has given it.
        var answer: HubAnswer?
    }

    private(set) var envelopes: [Envelope] = []
    private var sent = 0

    var isEmpty: Bool { envelopes.isEmpty }

    mutating func send(_ call: HubCall, from device: SimulatedDevice) -> Int {
        sent += 1
        envelopes.append(Envelope(number: sent, device: device, call: call))
        return sent
    }

    mutating func takeAny(using random: inout SeededRandom) -> Envelope? {
        guard !envelopes.isEmpty else { return nil }
        return envelopes.remove(at: Int.random(in: 0..<envelopes.count, using: &random))
    }

    mutating func put(_ envelope: Envelope) { envelopes.append(envelope) }

    mutating func clear() { envelopes.removeAll() }
}
