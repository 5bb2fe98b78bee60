internal import Replica
internal import SeededChance
internal import SyncProtocol

// What happens in one step of a world with faults.

extension World {
    func step() throws {
        try letGoWhoHeard()
        let happening = swarm.next(using: &random)
        let awake = devices.filter { $0.sleepsUntil <= stepNumber }
        guard let device = awake.randomElement(using: &random) else { return }
        switch happening {
        case .write: try write(on: device)
        case .decide: try decide(on: device)
        case .draft: try workOnDraft(on: device)
        case .undo: try takeBack(on: device)
        case .takeUp: try takeUpAgain(on: device)
        case .look: try look(on: device)
        case .talk: try talk(device)
        case .judge: try judge()
        case .regrant: try regrant()
        case .transfer: try transfer()
        case .crashDevice: device.armCrash(after: Int.random(in: 0...40, using: &random))
        case .crashHub: hub.armCrash(after: Int.random(in: 0...40, using: &random))
        case .cutOff: cutOff(device)
        case .sleep: sleep(device)
        case .jumpClock: jumpClock(of: device)
        case .image: images.append((device, try image(device)))
        case .restoreImage: try restoreImage(of: device)
        case .clone: try clone(device)
        case .backUpHub: try backUpHub()
        case .restoreHub: try restoreHub()
        case .putHubBack: try putHubBack()
        case .rebuildHub: try rebuildHub()
        case .makeBundle: try makeBundle(on: device)
        case .readBundle: try readBundle(on: device)
        case .offerBundled: try offerBundled(on: device)
        case .join: try someoneComes()
        case .upgrade: try upgrade(device)
        case .revoke: try revoke(device)
        case .erase: try erase()
        }
    }

    private func write(on device: SimulatedDevice) throws {
        let before = people
        let written = try device.attempt { try self.people.write(on: $0, using: &self.random) }
        guard let written else {
            tell("\(device.name) crashed while saving")
            people = before
            _ = people.newWord()
            return
        }
        ledger.typed(written, on: device.path)
        tell("\(device.name) writes \(written.words)")
    }

    private func decide(on device: SimulatedDevice) throws {
        let written = try device.attempt { try self.people.decide(on: $0, using: &self.random) }
        guard let written = written ?? nil else { return }
        ledger.typed(written, on: device.path)
        tell("\(device.name) decides \(written.words)")
    }

    private func transfer() throws {
        let office = devices[0]
        let folders = try office.calm.folders(.here)
        guard let folder = folders.randomElement(using: &random) else { return }
        _ = try office.attempt { try self.people.transfer(folder, on: $0, using: &self.random) }
        tell("the office transfers \(folder)")
    }

    /// For a while its calls do not leave, or no answer arrives, or both.
    private func cutOff(_ device: SimulatedDevice) {
        let end = stepNumber + Int.random(in: 5...80, using: &random)
        let direction = Int.random(in: 0..<3, using: &random)
        if direction != 1 { device.cutOff.up = end }
        if direction != 0 { device.cutOff.down = end }
        tell("\(device.name) is cut off until \(end): \(["up", "down", "both"][direction])")
    }

    private func sleep(_ device: SimulatedDevice) {
        device.sleepsUntil = stepNumber + Int.random(in: 5...100, using: &random)
        tell("\(device.name) sleeps until \(device.sleepsUntil)")
    }

    /// By years, in either direction.
    private func jumpClock(of device: SimulatedDevice) {
        device.clock.falseBy = Int64.random(
            in: -300_000_000_000...300_000_000_000, using: &random)
        tell("\(device.name)'s clock is false by \(device.clock.falseBy)")
    }

    private func upgrade(_ device: SimulatedDevice) throws {
        guard device.schema.version == 1 else { return }
        _ = device.calm
        try device.upgrade()
        tell("\(device.name) gets the next version")
    }
}
