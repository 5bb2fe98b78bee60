internal import Replica
internal import SeededChance
internal import SyncProtocol

// What people do at their desks besides saving: forms that they leave open, what they take back, and
// what they have seen.

extension World {
    func workOnDraft(on device: SimulatedDevice) throws {
        let drafts = try device.calm.drafts()
        guard let draft = drafts.randomElement(using: &random), !random.once(in: 3) else {
            return try openForm(on: device)
        }
        guard var form = try device.replica.restore(draft.id) else {
            throw Failure("\(device.name) lists a draft that is not there")
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            try device.replica.discard(form.id)
            ledger.dropped(form.id, on: device.path)
            tell("\(device.name) throws a draft away")
        case 1: try type(people.newWord(), in: &form, on: device)
        default: try save(form, on: device)
        }
    }

    private func openForm(on device: SimulatedDevice) throws {
        guard let folder = try device.calm.folders(.here).randomElement(using: &random) else {
            return
        }
        var form = try device.replica.open(people.noteKey(using: &random), in: folder)
        try type(people.newWord(), in: &form, on: device)
    }

    /// Each key press is kept; what was kept survives the crash that follows.
    private func type(
        _ word: String, in form: inout Form, on device: SimulatedDevice
    ) throws {
        people.type(word, in: &form, using: &random)
        let typed = form
        // On a screen, or line by line.
        let isOnScreen = form.id.bytes[0].isMultiple(of: 2)
        let kept: Void? = try device.attempt {
            try isOnScreen ? $0.press(typed) : $0.replica.keep(typed)
        }
        guard kept != nil else { return tell("\(device.name) crashed while typing") }
        ledger.kept(typed, on: device.path)
        tell("\(device.name) types \(word) and leaves the form open")
    }

    private func save(_ form: Form, on device: SimulatedDevice) throws {
        let words = try device.attempt { device -> [String]? in
            do {
                try device.replica.commit(form)
            } catch is ReplicaError { return nil }
            return Simulation.words(in: try form.save().operations)
        }
        guard let words else { return tell("\(device.name) crashed while saving a form") }
        guard let words else { return tell("\(device.name) cannot save a form now") }
        ledger.saved(form, Written(words: words, folder: form.folder), on: device.path)
        tell("\(device.name) saves a form with \(words)")
    }

    func takeBack(on device: SimulatedDevice) throws {
        guard let save = try device.calm.undoable(limit: 5).randomElement(using: &random) else {
            return
        }
        let words = try device.attempt { device in
            let names = Set(try self.undo(save.name, on: device))
            return try device.replica.history(of: save.folder)
                .filter { names.contains($0.name) }.flatMap { Simulation.words(in: $0.operations) }
        }
        ledger.wroteAgain(words ?? [])
        tell("\(device.name) takes \(save.name) back and writes \(words ?? [])")
    }

    /// A save that changed nothing, as of what was there already, has nothing to take back.
    private func undo(
        _ name: ChangeName, on device: SimulatedDevice
    ) throws -> [ChangeName] {
        do { return try device.replica.undo(name) } catch ReplicaError.nothingToUndo {
            return []
        }
    }

    /// What was rejected is written anew, by its author.
    func takeUpAgain(on device: SimulatedDevice) throws {
        let rejected = try device.calm.openVerdicts().filter { open in
            if case .rejected = open.verdict { true } else { false }
        }
        guard let open = rejected.randomElement(using: &random),
            try device.replica.state(of: open.folder) == .here
        else { return }
        let form = try device.replica.takeUpAgain(open.name)
        let written = try device.attempt { device -> [String]? in
            do { try device.replica.commit(form) } catch is ReplicaError { return nil }
            return Simulation.words(in: try form.save().operations)
        }
        guard let words = written ?? nil else { return }
        ledger.gaveBack(Simulation.words(in: open.operations))
        ledger.wroteAgain(words)
        tell("\(device.name) takes \(open.name) up again with \(words)")
    }

    func look(on device: SimulatedDevice) throws {
        guard let folder = try device.calm.folders(.here).randomElement(using: &random) else {
            return
        }
        try device.replica.markLooked(at: folder)
        guard try !device.replica.news().contains(where: { $0.folder == folder }) else {
            throw Failure("\(device.name) has looked at \(folder), which is news all the same")
        }
    }

    /// A form that was kept is there as it was kept, whatever happened since, and none that was saved.
    func checkDrafts(_ device: SimulatedDevice) throws {
        let kept = ledger.drafts(on: device.path).filter { !erased.contains($0.folder) }
        for form in kept {
            guard try device.replica.restore(form.id) == form else {
                throw Failure("\(device.name) does not have the form \(form.id) as it was kept")
            }
        }
        for draft in try device.replica.drafts() where !kept.contains(where: { $0.id == draft.id })
        {
            throw Failure("\(device.name) still has the form \(draft.id), which was saved")
        }
    }
}
