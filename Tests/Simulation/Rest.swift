internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol

// The phase without faults, in which everything must come to rest.

extension World {
    /// More exchanges than any device needs once nothing goes wrong any more.
    private static let exchangesPerDevice = 400

    func comeToRest() throws {
        network.clear()
        try hub.restart()
        for device in devices {
            device.cutOff = (0, 0)
            try device.upgrade()
            tell("\(device.name) starts for the quiet phase")
        }
        // Who had read no further than the file that was put back notices when he compares again.
        if hubWasPutBack { time.milliseconds += 8 * 24 * 3_600_000 }
        try synchroniseAll()
        try checkUnconfirmed()
        try decideOnAllHeld()
        try checkUnconfirmed()
        try offerWhatNobodyBrings()
        try decideOnAllHeld()
        try synchroniseAll()
    }

    private func decideOnAllHeld() throws {
        while let held = try hub.calm.heldChanges().first(where: {
            $0.reason != .missingParent && !$0.wasAccepted
        }) {
            tell("the office decides on \(held.name): \(held.reason)")
            if random.once(in: 3) {
                try rejecting(held) { try hub.calm.reject(held.name, words: "niet akkoord") }
            } else {
                try hub.calm.release(held.name)
            }
            try synchroniseAll()
        }
    }

    /// Until nobody has anything more to say: one device's rest may be news to another.
    func synchroniseAll() throws {
        var position: Int64 = -1
        var rounds = 0
        while try hub.calm.feedPosition() != position {
            position = try hub.calm.feedPosition()
            for device in devices { try synchronise(device) }
            rounds += 1
            guard rounds < 50 else { throw Failure("the feed does not come to an end") }
        }
    }

    func synchronise(_ device: SimulatedDevice) throws {
        device.session = Session()
        for _ in 0..<Self.exchangesPerDevice {
            switch try device.session.next(device.replica) {
            case .atRest: return
            case .wait: continue
            case .stopped where isRevoked(device): return try letGoWhoHeard()
            case .stopped(let reason): throw Failure("\(device.name) stopped: \(reason)")
            case .call(let call):
                guard let answer = try ask(call) else {
                    throw Failure("the hub crashed in the quiet phase")
                }
                tell("\(device.name) \(call.path) \(answer.status)")
                try device.session.take(answer, device.replica)
                try ledger.acknowledged(call, answer)
            }
        }
        throw Failure("\(device.name) does not come to rest")
    }
}
