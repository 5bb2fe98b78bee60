internal import Housing
internal import Replica
internal import SyncProtocol

// The form of the restricted part of a dossier, a folder of its own that is made with its first words.

extension FormSubject {
    var isRestricted: Bool { if case .restricted = definition.about { true } else { false } }

    /// The dossier that a draft of a restricted part belongs to.
    static func dossier(ofRestricted form: KeptForm) -> FolderID? {
        let owner = JustitieelField.dossier.of(.justitieel(form.folder))
        guard case .bytes(let bytes) = form.value(of: owner) else { return nil }
        return FolderID(bytes)
    }
}

extension Archive {
    /// On the part that is here, or one that is yet to be made.
    func beginRestricted(_ subject: FormSubject, _ opened: OpenedDossier) throws -> KeptForm {
        let dossier = opened.dossier
        if let part = try replica.restrictedRecord(of: dossier.folder) {
            return try replica.open(part.key, in: part.folder)
        }
        // One that somebody else made is on its way, or not for who works here.
        guard let place = dossier.places.first, try replica.mayRestrict(in: dossier.places),
            try replica.restrictedFolders(of: dossier.folder).isEmpty
        else { throw ReplicaError.folderNotHere(dossier.folder) }
        let part: FolderID = newIdentifier()
        let record = RecordID.justitieel(part)
        var form = replica.openNew(
            part, kind: .justitieel, place: place.restricted,
            records: [JustitieelField.key(record)])
        form.set(JustitieelField.dossier.of(record), to: .bytes(dossier.folder.bytes))
        return form
    }

    /// With a link in the dossier where it is new.
    func saveRestricted(_ step: Step, _ opened: OpenedForm, in dossier: OpenedDossier) throws {
        let kept = opened.kept
        let saves = try step.restrictedSaves(
            of: dossier.dossier, in: kept.folder, isNew: kept.kind != nil
        ).map { save in
            guard save.folder == kept.folder else { return try dossier.onThisVersion(save) }
            var save = save
            if kept.kind == nil { save.openedOn = kept.openedOn }
            return save
        }
        try replica.commitAll(saves)
        try replica.discard(kept.id)
    }
}
