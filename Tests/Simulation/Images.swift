internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol

/// One laptop among others that work on, and whether its file lives twice.
public enum Lives: CaseIterable, Sendable {
    /// Once, as it should be.
    case once
    /// The first life ends with its last sync; the image goes on, offline at first.
    case putBack
    /// Both lives go on, and meet the hub in any order.
    case copied

    /// Lives through one such story, and looks whether every text stands everywhere once. Returns how
    /// many forks the hub knows of.
    public func live(seed: UInt64) throws -> Int64 {
        let world = try World(seed: seed, Swarm(calmWith: 1), SeededRandom(seed: seed))
        return try world.live(self)
    }
}

extension World {
    fileprivate func live(_ lives: Lives) throws -> Int64 {
        try join(isOffice: false, for: SimulatedHub.scopes)
        try join(isOffice: false, for: SimulatedHub.scopes)
        let laptop = devices[1]
        try writeSome(on: laptop)
        if random.once(in: 2) { try synchronise(laptop) }
        try writeSome(on: devices[2])
        switch lives {
        case .once:
            try writeSome(on: laptop)
            try synchroniseInAnyOrder()
        case .putBack: try putBack(laptop)
        case .copied: try goOnAsTwo(laptop)
        }
        try comeToRest()
        try checkPromises()
        try checkOnceEverywhere()
        return try hub.calm.devices().reduce(0) { $0 + $1.forks }
    }

    private func putBack(_ laptop: SimulatedDevice) throws {
        let path = try image(laptop)
        try writeSome(on: laptop)
        try synchronise(laptop)
        if random.once(in: 2) { try synchronise(devices[2]) }
        try laptop.restore(path)
        try writeSome(on: laptop)
        try synchroniseInAnyOrder()
    }

    private func goOnAsTwo(_ laptop: SimulatedDevice) throws {
        let twin = try SimulatedDevice(
            name: laptop.name + "'", path: try image(laptop), isOffice: false,
            clock: SimulatedClock(time, falseBy: laptop.clock.falseBy), schema: laptop.schema,
            random: SeededRandom(seed: random.next()))
        devices.append(twin)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            try writeSome(on: laptop)
            try writeSome(on: twin)
            try synchroniseInAnyOrder()
        }
    }

    private func writeSome(on device: SimulatedDevice) throws {
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            time.milliseconds += 60_000
            ledger.typed(try people.write(on: device, using: &random), on: device.path)
        }
        // One of them has words, whatever the others did.
        ledger.typed(try people.makeFolder(on: device, using: &random), on: device.path)
    }

    private func synchroniseInAnyOrder() throws {
        for device in devices.shuffled(using: &random) { try synchronise(device) }
    }

    /// Not one word is with its author only, and none has gone with a file.
    private func checkOnceEverywhere() throws {
        for device in devices {
            var times: [String: Int] = [:]
            for folder in try device.replica.folders(.here) {
                for entry in try device.replica.history(of: folder)
                where entry.standing == .accepted {
                    for word in words(in: entry.operations) { times[word, default: 0] += 1 }
                }
            }
            for word in ledger.everTyped.sorted() where times[word] != 1 {
                throw Failure("\(word) is on \(device.name) \(times[word] ?? 0) times")
            }
        }
    }
}
