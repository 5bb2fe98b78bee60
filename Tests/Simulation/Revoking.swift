internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol

// Devices that are taken back: each goes on in the story until it has heard, and then holds nothing.

extension World {
    /// The device and its copies, which the hub cannot tell apart.
    func revoke(_ device: SimulatedDevice) throws {
        guard !device.isOffice, !isRevoked(device) else { return }
        let name = device.nameAtTheHub
        guard let known = try hub.calm.devices().first(where: { $0.name == name }) else { return }
        let how: Revocation = random.once(in: 2) ? .stolen : .withdrawn
        try hub.administer { try $0.revoke(known.id, how) }
        // The hub may have crashed before it was decided.
        guard try hub.calm.revocation(of: known.id) != nil else { return }
        revoked.insert(name)
        for twin in devices where twin.nameAtTheHub == name {
            wordsOfRevoked.formUnion(try words(inBodies: twin.calm.bodies()))
        }
        tell("\(name) is taken back: \(how)")
    }

    func isRevoked(_ device: SimulatedDevice) -> Bool { revoked.contains(device.nameAtTheHub) }

    /// Who has heard that he is taken back is out of the story.
    func letGoWhoHeard() throws {
        for device in devices where try isRevoked(device) && device.watch({ try $0.user() }) == nil
        {
            try letGo(device)
        }
    }

    private func letGo(_ device: SimulatedDevice) throws {
        let replica = device.calm
        guard
            try replica.bodies().isEmpty && replica.folders(.here).isEmpty
                && replica.drafts().isEmpty
        else {
            throw Failure("\(device.name) was taken back, and still holds what it held")
        }
        devices.removeAll { $0 === device }
        images.removeAll { $0.device === device }
        network.forget(device)
        let somewhere = try wordsSomewhere()
        ledger.wentWithDevice(device.path, stillSomewhere: somewhere, hubLost: hubLostDisk)
        ledger.wentDown(wordsOfRevoked, stillSomewhere: somewhere)
        tell("\(device.name) has heard, and forgot everything")
    }
}

extension SimulatedDevice {
    /// A copy calls itself as the device that it was copied from.
    var nameAtTheHub: String { String(name.prefix { $0 != "'" }) }
}
