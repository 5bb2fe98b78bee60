internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// The restricted part of a dossier, filled in from the command line.

extension FormDefinition {
    /// For the restricted part of a dossier, which is a folder of its own.
    func fillRestricted(_ input: Input, _ desk: Desk) throws -> Answer {
        let opened = try desk.open(input.argument(0))
        let dossier = opened.dossier
        let known = try desk.replica.restrictedFolders(of: dossier.folder)
        let folder = known.first ?? desk.newIdentifier()
        let record = RecordID.justitieel(folder)
        let part = known.isEmpty ? nil : try desk.replica.openRestricted(folder)
        let typed = try typed(input)
        guard !typed.isEmpty else {
            guard let part else { throw UsageError(say("Geef aan wat er verandert.")) }
            return Answer(part.lines, part.record.json)
        }
        let context = try FormContext(desk.replica, on: desk.today)
        let form = try check(typed, in: context, changes: part != nil)
        let step = try StepRequest(
            form, in: dossier, dossier.trajecten.last!, context, record: record,
            changes: part?.record, on: desk.replica
        ).step()
        var saves = try step.restrictedSaves(of: dossier, in: folder, isNew: part == nil)
        for index in saves.indices {
            if let part, saves[index].folder == folder { saves[index].openedOn = part.version }
            if saves[index].folder == dossier.folder {
                saves[index] = try opened.onThisVersion(saves[index])
            }
        }
        try desk.replica.commitAll(saves)
        return Answer(
            say("{1} {2} bewaard.", title.said, hexadecimal(record.bytes.prefix(4))),
            ["id": .text(record.description), "folder": .text(folder.description)])
    }
}

/// A restricted part, with the version that it was read at.
private struct RestrictedPart {
    let record: ShownRecord
    let version: [ChangeName]

    var lines: [String] {
        HousingSchema.fields(of: JustitieelField.type).compactMap { field in
            if case .register(.reference, _) = field.merging { return nil }
            let words =
                field.merging == .text
                ? record.text(field)
                : record.values[field.number].map {
                    HousingSchema.words(for: $0, in: field.of(record.key.record))
                }
            return words.map { "  " + aligned(field.label, to: 20) + $0 }
        }
    }
}

extension Replica {
    /// Refused where the part is not on this device: only few may see it.
    fileprivate func openRestricted(_ folder: FolderID) throws -> RestrictedPart {
        let version = try heads(of: folder)
        let key = JustitieelField.key(.justitieel(folder))
        guard !version.isEmpty, let record = try record(key, in: folder) else {
            throw Refused(say("Het afgeschermde deel staat niet op dit apparaat."))
        }
        return RestrictedPart(record: record, version: version)
    }
}
