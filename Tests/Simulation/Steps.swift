internal import Hub
internal import Replica
internal import SyncProtocol

// What can happen in one step of a world with faults.

extension World {
    func step() throws {
        time.milliseconds += Int64.random(in: 1...600_000, using: &random)
        let device = devices.randomElement(using: &random)!
        switch Int.random(in: 0..<108, using: &random) {
        case 0..<30: try write(on: device)
        case 30..<34: try decide(on: device)
        case 34..<84: try talk()
        case 84..<88: try administer()
        case 88..<92: try crashSoon(device)
        case 92..<94: try transfer()
        case 94..<98: try imageOrClone(device)
        case 98: try backupOrRestoreHub()
        case 100..<103: try makeBundle(on: device)
        case 103..<107: try readBundle(on: device)
        case 107: try offerBundled(on: device)
        default: try someoneComes()
        }
    }

    private func write(on device: SimulatedDevice) throws {
        let before = people
        let words = try device.attempt { try self.people.write(on: $0, using: &self.random) }
        guard let words else {
            tell("\(device.name) crashed while saving")
            people = before
            _ = people.newWord()
            return
        }
        ledger.typed(words, on: device.path)
        tell("\(device.name) writes \(words)")
    }

    private func decide(on device: SimulatedDevice) throws {
        let words = try device.attempt { try self.people.decide(on: $0, using: &self.random) }
        ledger.typed(words ?? [], on: device.path)
        tell("\(device.name) decides \(words ?? [])")
    }

    /// One leg of a conversation: a call leaves, reaches the hub, or its answer comes back.
    private func talk() throws {
        let device = devices.randomElement(using: &random)!
        if device.awaited == nil, random.once(in: 2) { return try send(from: device) }
        guard let envelope = network.takeAny(using: &random) else {
            return device.awaited == nil ? try send(from: device) : ()
        }
        try carry(envelope)
    }

    func send(from device: SimulatedDevice) throws {
        let step = try device.attempt { try $0.session.next($0.replica) }
        switch step {
        case .call(let call): device.awaited = network.send(call, from: device)
        case .atRest: device.session = Session()
        case .wait: break
        case .stopped(let reason): throw Failure("\(device.name) stopped: \(reason)")
        case nil: tell("\(device.name) crashed before a call")
        }
    }

    private func carry(_ envelope: SimulatedNetwork.Envelope) throws {
        if random.once(in: 8) {
            tell("a message of \(envelope.device.name) is lost: \(envelope.call.path)")
            return giveUp(envelope)
        }
        if random.once(in: 8) { network.put(envelope) }
        guard let answer = envelope.answer else { return try reachHub(envelope) }
        try deliver(answer, of: envelope)
    }

    private func giveUp(_ envelope: SimulatedNetwork.Envelope) {
        guard envelope.device.awaited == envelope.number else { return }
        envelope.device.awaited = nil
        envelope.device.session.unreachable(envelope.device.replica)
    }

    private func reachHub(_ envelope: SimulatedNetwork.Envelope) throws {
        guard let answer = try hub.answer(envelope.call) else {
            tell("the hub crashed on \(envelope.call.path) of \(envelope.device.name)")
            return giveUp(envelope)
        }
        var answered = envelope
        answered.answer = answer
        network.put(answered)
    }

    /// An answer that nobody waits for any more is dropped, as by a closed connection.
    func deliver(_ answer: HubAnswer, of envelope: SimulatedNetwork.Envelope) throws {
        let device = envelope.device
        guard device.awaited == envelope.number else { return }
        device.awaited = nil
        let taken: Void? = try device.attempt { try $0.session.take(answer, $0.replica) }
        if taken == nil { return tell("\(device.name) crashed on the answer to its call") }
        tell("\(device.name) took \(answer.status) on \(envelope.call.path)")
        try ledger.acknowledged(envelope.call, answer)
    }

    private func crashSoon(_ device: SimulatedDevice) throws {
        if random.once(in: 3) {
            hub.armCrash(after: Int.random(in: 0...40, using: &random))
        } else {
            device.armCrash(after: Int.random(in: 0...40, using: &random))
        }
    }

    private func transfer() throws {
        let office = devices[0]
        let folders = try office.calm.folders(.here)
        guard let folder = folders.randomElement(using: &random) else { return }
        _ = try office.attempt { try self.people.transfer(folder, on: $0, using: &self.random) }
        tell("the office transfers \(folder)")
    }

    /// Held changes are released or rejected; now and then a grant is taken or given.
    private func administer() throws {
        if random.once(in: 3) { return try changeGrants() }
        guard let held = try hub.calm.heldChanges().randomElement(using: &random) else { return }
        let releases = !random.once(in: 3)
        try hub.administer { hub in
            if releases {
                try hub.release(held.name)
            } else {
                try hub.reject(held.name, words: "niet akkoord")
            }
        }
        tell("the office \(releases ? "releases" : "rejects") \(held.name)")
    }

    private func changeGrants() throws {
        guard
            let user = try hub.calm.users().filter({ $0.name != "office" })
                .randomElement(using: &random)
        else { return }
        let scope = SimulatedHub.scopes.randomElement(using: &random)!
        let grant = Grant(role: SimulatedHub.fieldworker, scope: scope)
        let takes = user.grants.contains(grant)
        try hub.administer { hub in
            if takes {
                try hub.take(grant, from: user.id)
            } else {
                try hub.give(grant, to: user.id)
            }
        }
        tell("\(user.name) \(takes ? "loses" : "gets") \(scope.path)")
    }

    private func imageOrClone(_ device: SimulatedDevice) throws {
        let kept = images.filter { $0.device === device }.randomElement(using: &random)
        if let kept, random.once(in: 2) {
            let before = try words(inBodies: device.calm.bodies())
            try device.restore(kept.path)
            ledger.restored(device.path, to: kept.path)
            ledger.wentDown(before, stillSomewhere: try wordsSomewhere())
            return tell("\(device.name) gets an old image back")
        }
        imagesMade += 1
        let path = "\(folder)/image\(imagesMade).sqlite"
        try device.image(to: path)
        ledger.imaged(device.path, as: path)
        guard devices.count < 6, !device.isOffice, random.once(in: 4) else {
            return images.append((device, path))
        }
        let twin = try SimulatedDevice(
            name: device.name + "'", path: path, isOffice: false,
            clock: SimulatedClock(time, falseBy: device.clock.falseBy),
            random: SeededRandom(seed: random.next()))
        devices.append(twin)
        tell("\(device.name) is cloned")
    }

    private func wordsSomewhere() throws -> Set<String> {
        var somewhere = try words(inBodies: hub.calm.bodies())
        for device in devices { somewhere.formUnion(try words(inBodies: device.calm.bodies())) }
        return somewhere
    }

    private func backupOrRestoreHub() throws {
        if let backup = hubBackups.randomElement(using: &random), random.once(in: 2) {
            let before = try words(inBodies: hub.calm.bodies())
            try hub.restore(backup)
            ledger.wentDown(before, stillSomewhere: try wordsSomewhere())
            network.clear()
            for device in devices where device.awaited != nil {
                device.awaited = nil
                device.session.unreachable(device.replica)
            }
            return tell("the hub goes back to \(backup)")
        }
        hubBackups.append(try hub.backup())
        tell("the hub is backed up")
    }

    private func someoneComes() throws {
        guard devices.count < 6 else { return }
        try join(isOffice: false)
    }
}
