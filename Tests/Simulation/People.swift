internal import Replica
internal import SeededChance
internal import SyncProtocol

/// What somebody wrote in a folder.
struct Written {
    let words: [String]
    let folder: FolderID
}

/// What simulated people type. Every word is typed once in a world, so that each can be found again.
struct People {
    private var wordsTyped = 0

    mutating func newWord() -> String {
        wordsTyped += 1
        return "w\(wordsTyped)."
    }

    /// Writes something somewhere; the words are durable when it returns.
    mutating func write(
        on device: SimulatedDevice, using random: inout SeededRandom
    ) throws -> Written {
        let folders = try device.replica.folders(.here)
        if folders.isEmpty || random.once(in: 8) {
            return try makeFolder(on: device, using: &random)
        }
        let folder = folders.randomElement(using: &random)!
        let key = noteKey(using: &random)
        let (operations, words) = try operations(on: key, in: folder, device, using: &random)
        var save = Save(folder: folder, operations: operations)
        save.openedOn = try openedOn(folder, device, using: &random)
        try device.replica.commit(save)
        return Written(words: words, folder: folder)
    }

    func noteKey(using random: inout SeededRandom) -> RecordKey {
        RecordKey(
            type: SimulatedSchema.note,
            record: RecordID(high: 1, low: UInt64.random(in: 1...2, using: &random)))
    }

    /// Something in one of the fields of the form; a text only where there is none yet, since a form
    /// writes no more of it than what differs.
    func type(_ word: String, in form: inout Form, using random: inout SeededRandom) {
        guard let key = form.sheets.randomElement(using: &random)?.key else { return }
        let text = Field(key, SimulatedSchema.words)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where form.text(of: text).isEmpty: form.replace(text, with: word)
        case 1: form.add(.text(word), to: Field(key, SimulatedSchema.tags))
        case 2: form.set(Field(key, SimulatedSchema.latest), to: .text(word))
        default:
            form.decide(Field(key, SimulatedSchema.reviewed), for: .text(word), reason: "zo is het")
        }
    }

    /// Now and then a form was opened before the last things came in.
    private func openedOn(
        _ folder: FolderID, _ device: SimulatedDevice, using random: inout SeededRandom
    ) throws -> [ChangeName]? {
        guard random.once(in: 4) else { return nil }
        let counted = try device.replica.history(of: folder).filter(\.counts)
        guard let seen = counted.randomElement(using: &random) else { return nil }
        return [seen.name]
    }

    mutating func makeFolder(
        on device: SimulatedDevice, using random: inout SeededRandom
    ) throws -> Written {
        let word = newWord()
        let folder = FolderID.random(using: &random)
        let key = RecordKey(type: SimulatedSchema.note, record: RecordID(high: 1, low: 1))
        let scope = SimulatedHub.scopes.randomElement(using: &random)!
        try device.replica.commit(
            Save(
                folder: folder,
                operations: [
                    .write(Field(key, SimulatedSchema.reviewed), .text(word), reason: nil)
                ],
                kind: SimulatedHub.dossier, place: scope))
        return Written(words: [word], folder: folder)
    }

    private mutating func operations(
        on key: RecordKey, in folder: FolderID, _ device: SimulatedDevice,
        using random: inout SeededRandom
    ) throws -> ([SyncProtocol.Operation], [String]) {
        let word = newWord()
        switch Int.random(in: 0..<12, using: &random) {
        case 10 where device.schema.version > 1:
            let field = Field(key, SimulatedSchema.laterReviewed)
            return ([.write(field, .text(word), reason: nil)], [word])
        case 11 where device.schema.version > 1:
            let edit = TextEdit(position: 0, removed: 0, inserted: word)
            return ([.edit(Field(key, SimulatedSchema.laterWords), [edit])], [word])
        case 0, 1:
            let field = Field(key, SimulatedSchema.reviewed)
            return ([.write(field, .text(word), reason: nil)], [word])
        case 2:
            let field = Field(key, SimulatedSchema.latest)
            return ([.write(field, .text(word), reason: nil)], [word])
        case 3: return ([.add(Field(key, SimulatedSchema.tags), .text(word))], [word])
        case 4:
            let field = Field(key, SimulatedSchema.tags)
            let tags = try device.replica.record(key, in: folder)?.sets[SimulatedSchema.tags]
            guard let tag = tags?.randomElement(using: &random) else {
                return ([.add(field, .text(word))], [word])
            }
            return ([.remove(field, tag)], [])
        case 5: return ([.delete(key, reason: nil)], [])
        case 6: return ([.restore(key)], [])
        default:
            let field = Field(key, SimulatedSchema.words)
            let length = try device.replica.text(of: field, in: folder).unicodeScalars.count
            let position = Int.random(in: 0...length, using: &random)
            let removed = random.once(in: 5) ? Int.random(in: 0...3, using: &random) : 0
            let edit = TextEdit(position: position, removed: removed, inserted: word)
            return ([.edit(field, [edit])], [word])
        }
    }

    /// A person looks at a conflict and decides.
    mutating func decide(
        on device: SimulatedDevice, using random: inout SeededRandom
    ) throws -> Written? {
        guard let conflict = try device.replica.conflicts().randomElement(using: &random),
            try device.replica.state(of: conflict.folder) == .here
        else { return nil }
        let word = newWord()
        switch conflict.subject {
        case .field(let field):
            try device.replica.commit(
                Save(
                    folder: conflict.folder,
                    operations: [.write(field, .text(word), reason: "besloten")]))
            let open = try device.watch { try $0.conflicts() }
            guard
                !open.contains(where: {
                    $0.subject == conflict.subject && $0.folder == conflict.folder
                })
            else { throw Failure("\(device.name) decided on \(field), which is open all the same") }
            return Written(words: [word], folder: conflict.folder)
        case .existence(let key):
            try device.replica.commit(Save(folder: conflict.folder, operations: [.restore(key)]))
        case .place where device.isOffice:
            try transfer(conflict.folder, on: device, using: &random)
        case .place: break
        }
        return nil
    }

    /// The office moves a folder to another scope.
    func transfer(
        _ folder: FolderID, on device: SimulatedDevice, using random: inout SeededRandom
    ) throws {
        try device.replica.commit(
            Save(
                folder: folder, operations: [],
                place: SimulatedHub.scopes.randomElement(using: &random)!))
    }
}
