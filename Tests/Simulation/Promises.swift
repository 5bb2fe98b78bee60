internal import Hub
internal import Replica
internal import SyncProtocol

// What must be true of a world at rest.

extension World {
    func checkPromises() throws {
        if let device = devices.first(where: isRevoked) {
            throw Failure("\(device.name) was taken back, and never heard so")
        }
        for device in devices {
            try checkNothingIsOpen(device)
            try checkHoldings(device)
            try checkForgotten(device)
            try checkReplica(device)
            try checkDrafts(device)
            try checkErased(device)
        }
        try checkStatesAreEqual()
        try checkWords()
        try checkErasedAtHub()
        let damages = try hub.calm.audit()
        guard damages.isEmpty else { throw Failure("the hub: \(damages)") }
    }

    private func checkNothingIsOpen(_ device: SimulatedDevice) throws {
        let counts = try device.replica.counts()
        guard counts.waiting == 0, counts.lacking == 0, counts.arriving == 0, counts.parked == 0,
            counts.unconfirmed == 0
        else { throw Failure("\(device.name) is not at rest: \(counts)") }
    }

    /// A device holds exactly what its user may see, with the hub's own history.
    private func checkHoldings(_ device: SimulatedDevice) throws {
        let held = try device.replica.folders(.here)
        let user = try device.replica.user()!
        let grants = try hub.calm.users().first { $0.id == user.id }!.grants
        let granted = try hub.calm.folders().filter { folder in
            guard !erased.contains(folder) else { return false }
            let places = try hub.calm.places(of: folder)
            return grants.contains { grant in places.contains(where: grant.scope.covers) }
        }
        guard held == granted else {
            throw Failure("\(device.name) holds \(held) and may hold \(granted)")
        }
        for folder in held {
            guard try device.replica.digest(of: folder) == hub.calm.digest(of: folder) else {
                throw Failure("\(device.name) has another history of \(folder)")
            }
        }
        for record in try device.replica.records(of: SimulatedSchema.note)
        where !granted.contains(record.folder) {
            throw Failure("\(device.name) shows a record of \(record.folder)")
        }
    }

    /// What left is with its author only, and only what the hub did not take.
    private func checkForgotten(_ device: SimulatedDevice) throws {
        for folder in try device.replica.folders(.left) {
            for entry in try device.replica.history(of: folder)
            where entry.standing == .accepted && !entry.operations.isEmpty {
                throw Failure(
                    "\(device.name) keeps the words of \(entry.name) of \(folder), which left")
            }
        }
    }

    private func checkReplica(_ device: SimulatedDevice) throws {
        let damages = try device.replica.check()
        guard damages.isEmpty else { throw Failure("\(device.name): \(damages)") }
    }

    private func checkStatesAreEqual() throws {
        var shown: [FolderID: (device: String, state: String)] = [:]
        // Who still has held changes sees them, and others do not: a parent went down with the hub's
        // disk and an image, and nobody can decide on what stands on it.
        for device in devices where try isSettled(device) {
            for folder in try device.replica.folders(.here) {
                let state = try describe(folder, on: device.replica)
                if let other = shown[folder], other.state != state {
                    throw Failure(
                        """
                        \(folder) on \(other.device):
                        \(other.state)
                        on \(device.name):
                        \(state)
                        """)
                }
                shown[folder] = (device.name, state)
            }
        }
    }

    private func isSettled(_ device: SimulatedDevice) throws -> Bool {
        let counts = try device.replica.counts()
        return counts.held == 0 && counts.unconfirmed == 0
    }

    /// Every durable word arrived once, is with its author with a reason, or lies at the hub, whose office
    /// cannot decide on what stands on a change that went down with the hub's disk.
    private func checkWords() throws {
        let office = devices[0].replica
        var arrived: [String: Int] = [:]
        for folder in try office.folders(.here) {
            for entry in try office.history(of: folder) where entry.standing == .accepted {
                for word in words(in: entry.operations) { arrived[word, default: 0] += 1 }
            }
        }
        let twice = arrived.filter { $0.value > 1 && !ledger.repeated.contains($0.key) }
        if let twice = twice.min(by: { $0.key < $1.key }) {
            throw Failure("\(twice.key) arrived \(twice.value) times")
        }
        var returned = try words(inBodies: hub.calm.heldBodies())
        for device in devices {
            for open in try device.replica.openVerdicts() {
                returned.formUnion(words(in: open.operations))
            }
            returned.formUnion(try wordsOfRejectedBundles(device))
        }
        for word in ledger.owed(on: devices.map(\.path), but: erased).sorted()
        where arrived[word] == nil && !returned.contains(word) {
            throw Failure("\(word) is nowhere")
        }
        try checkTexts(office)
    }

    /// What only a bundle had kept was offered, and a person said no: its reader has heard so.
    private func wordsOfRejectedBundles(_ device: SimulatedDevice) throws -> Set<String> {
        guard !bundles.isEmpty else { return [] }
        let folders = try device.replica.folders(.here) + device.replica.folders(.left)
        let entries = try folders.flatMap { try device.replica.history(of: $0) }
        return Set(
            entries.filter { $0.standing == .rejected }.flatMap { words(in: $0.operations) })
    }

    private func checkTexts(_ replica: Replica) throws {
        for record in try replica.records(of: SimulatedSchema.note) {
            let text = record.texts[SimulatedSchema.words] ?? ""
            let found = text.split(separator: ".").filter {
                $0.hasPrefix("w") && !ledger.repeated.contains($0 + ".")
            }
            let twice = Dictionary(grouping: found, by: \.self).first { $0.value.count > 1 }
            if let twice { throw Failure("\(twice.key) stands twice in \(text)") }
        }
    }

    /// A folder as people see it, with its conflicts, as text.
    private func describe(_ folder: FolderID, on replica: Replica) throws -> String {
        var lines: [String] = []
        for record in try replica.records(of: SimulatedSchema.note, in: folder) {
            let values = record.values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            let sets = record.sets.filter { !$0.value.isEmpty }.map { "\($0.value)" }
            let texts = record.texts.sorted { $0.key < $1.key }.map { "\($0.value)" }
            lines.append("\(record.key) \(values) \(sets) \(texts)")
        }
        for conflict in try replica.conflicts() where conflict.folder == folder {
            let sides = conflict.sides.map { "\($0.change) \($0.choice)" }
            lines.append("\(conflict.subject) \(sides)")
        }
        return lines.joined(separator: "\n")
    }
}
