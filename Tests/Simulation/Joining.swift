internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol

// Devices come into the world: connected with a code, or copied from another.

extension World {
    /// No world holds more than this, however many are copied or join.
    private static let mostDevices = 20

    private var hasRoom: Bool { devices.count < min(swarm.devices + 3, Self.mostDevices) }

    /// A device is connected: an ordinary code, told by mouth.
    func join(isOffice: Bool, for given: [Scope]? = nil) throws {
        let name = isOffice ? "office" : "device\(joined)"
        joined += 1
        let falseBy = Int64.random(in: -90_000_000_000...90_000_000_000, using: &random)
        let device = try SimulatedDevice(
            name: name, path: folder + "/\(name).sqlite", isOffice: isOffice,
            clock: SimulatedClock(time, falseBy: falseBy),
            schema: swarm.mixesSchemas && random.once(in: 2)
                ? SimulatedSchema.first : SimulatedSchema.second,
            random: SeededRandom(seed: random.next()))
        let user = try hub.calm.addUser(name: name)
        let scopes =
            given
            ?? (isOffice || random.once(in: 3)
                ? SimulatedHub.scopes : [SimulatedHub.scopes.randomElement(using: &random)!])
        for scope in scopes {
            let role = isOffice ? SimulatedHub.office : SimulatedHub.fieldworker
            try hub.calm.give(Grant(role: role, scope: scope), to: user)
        }
        let code = try hub.calm.invite(user)
        let enrolment = Enrolment(
            code: code, site: try device.replica.currentSite(), deviceName: name)
        let call = HubCall(method: .post, path: Path.enrol, token: nil, body: enrolment.encoded)
        _ = hub.calm
        guard let answer = try hub.answer(call), answer.status == 200 else {
            throw Failure("\(name) could not be connected")
        }
        try device.replica.enrol(EnrolmentAnswer(decoding: answer.body))
        devices.append(device)
        tell("\(name) joins for \(scopes.map(\.path)), version \(device.schema.version)")
    }

    func someoneComes() throws { if hasRoom { try join(isOffice: false) } }

    func image(_ device: SimulatedDevice) throws -> String {
        imagesMade += 1
        let path = "\(folder)/image\(imagesMade).sqlite"
        try device.image(to: path)
        ledger.imaged(device.path, as: path)
        return path
    }

    func restoreImage(of device: SimulatedDevice) throws {
        guard let kept = images.filter({ $0.device === device }).randomElement(using: &random)
        else { return }
        let before = try words(inBodies: device.calm.bodies())
        try device.restore(kept.path)
        ledger.restored(device.path, to: kept.path)
        ledger.wentDown(before, stillSomewhere: try wordsSomewhere())
        tell("\(device.name) gets an old image back")
    }

    func clone(_ device: SimulatedDevice) throws {
        guard hasRoom, !device.isOffice else { return }
        let twin = try SimulatedDevice(
            name: device.name + "'", path: try image(device), isOffice: false,
            clock: SimulatedClock(time, falseBy: device.clock.falseBy), schema: device.schema,
            random: SeededRandom(seed: random.next()))
        devices.append(twin)
        tell("\(device.name) is cloned")
    }

    func wordsSomewhere() throws -> Set<String> {
        var somewhere = try words(inBodies: hub.calm.bodies())
        for device in devices { somewhere.formUnion(try words(inBodies: device.calm.bodies())) }
        return somewhere
    }
}
