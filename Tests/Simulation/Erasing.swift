internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol

// Folders whose term has passed: their words are gone everywhere, whatever comes in later.

extension World {
    func erase() throws {
        let persons = try hub.calm.users().map(\.id)
        guard persons.count >= 2,
            let folder = try hub.calm.folders().filter({ !erased.contains($0) })
                .randomElement(using: &random)
        else { return }
        try hub.administer {
            try $0.erase(folder, by: Array(persons.prefix(2)), reason: "termijn verstreken")
        }
        // The hub may have crashed before it was decided.
        guard try hub.calm.isErased(folder) else { return }
        erased.insert(folder)
        tell("\(folder) is erased")
    }

    func checkErasedAtHub() throws {
        let kept = try words(inBodies: hub.calm.bodies()).intersection(ledger.typed(in: erased))
        if let word = kept.min() { throw Failure("the hub has \(word), which was erased") }
    }

    /// Nothing typed in an erased folder is on the device any more, in whatever way it came to be there.
    func checkErased(_ device: SimulatedDevice) throws {
        let replica = device.replica
        for folder in erased {
            for entry in try replica.history(of: folder) where !entry.operations.isEmpty {
                throw Failure("\(device.name) has \(entry.name) of \(folder), which was erased")
            }
            guard try replica.records(of: SimulatedSchema.note, in: folder).isEmpty,
                try !replica.drafts().contains(where: { $0.folder == folder })
            else { throw Failure("\(device.name) shows \(folder), which was erased") }
        }
    }
}
