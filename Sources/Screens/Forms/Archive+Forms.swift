internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// Forms opened on what is here, kept as they are typed, and saved.

extension Archive {
    func open(_ subject: FormSubject) throws -> OpenedForm {
        if let folder = subject.folder { note(.gelezen, at: [folder]) }
        let draft = try draft(of: subject)
        let opened = try subject.folder.map { try replica.open($0) }
        var subject = subject
        let kept = try draft?.form ?? begin(&subject, opened)
        if subject.isRestricted, kept.kind == nil { subject.changed = .justitieel(kept.folder) }
        let context = try formContext
        let before = opened.map { subject.before(in: $0.dossier, kept, context) } ?? [:]
        let answers =
            draft.map { FormSubject.answers(in: $0.form.answers) }
            ?? before.merging(subject.answers) { $1 }
        return OpenedForm(
            subject: subject, dossier: opened, context: context, kept: kept,
            record: subject.isRestricted ? .justitieel(kept.folder) : newIdentifier(),
            before: before, answers: answers,
            restoredAt: draft?.savedAt, name: opened?.dossier.naam ?? "",
            careful: try opened?.dossier.careful(on: today) ?? [])
    }

    /// The named one, or the last that was typed in the same form about the same.
    private func draft(of subject: FormSubject) throws -> (form: KeptForm, savedAt: Int64)? {
        guard !subject.isFresh else { return nil }
        for draft in try replica.drafts() {
            if let wanted = subject.draft {
                guard draft.id == wanted else { continue }
            } else if let folder = subject.folder, !subject.isRestricted {
                guard draft.folder == folder else { continue }
            }
            // A draft of a later version stays as it is, and is not in the way.
            guard let form = try? replica.restore(draft.id) else { continue }
            guard subject.fits(form) else { continue }
            return (form, draft.savedAt)
        }
        return nil
    }

    private func begin(_ subject: inout FormSubject, _ opened: OpenedDossier?) throws -> KeptForm {
        guard let opened else {
            let folder: FolderID = newIdentifier()
            let key = DossierField.key(.dossier(folder))
            // Where it comes to lie follows from what is typed.
            let place = Regio.allCases[0].scope
            return replica.openNew(folder, kind: .dossier, place: place, records: [key])
        }
        if subject.isRestricted { return try beginRestricted(subject, opened) }
        var keys: [RecordKey] = []
        if let record = subject.changed {
            keys.append(RecordKey(type: subject.definition.type, record: record))
        }
        if let traject = subject.traject { keys.append(TrajectField.key(traject)) }
        return try replica.open(keys, in: opened.dossier.folder)
    }

    /// Keeps what was answered until now, beside the log.
    func keep(_ opened: OpenedForm, _ answers: [String: String]) throws {
        try replica.keep(opened.draft(answers))
    }

    func discard(_ opened: OpenedForm) throws { try replica.discard(opened.kept.id) }

    /// Saves, or tells first what must be known before: what rules warn of, and what others changed meanwhile.
    ///
    /// What was told before and is unchanged is not told again. `beside` is saved in the same stroke.
    func save(
        _ opened: OpenedForm, _ answers: [String: String], beside: [Operation] = [], told: [Words]
    ) throws -> FormOutcome {
        let form = try opened.check(answers)
        guard let dossier = opened.dossier, let traject = opened.traject else {
            return try register(opened, form, told)
        }
        let step = try StepRequest(
            form, in: dossier.dossier, traject, opened.context, record: opened.record,
            changes: opened.changedRecord, on: replica
        ).step()
        let operations = step.operations + beside
        let warnings = step.warnings.map(\.sentence)
        let sentences = try arrivals(since: opened, step) + warnings
        guard Set(sentences).isSubset(of: told) else { return .asks(sentences) }
        if opened.subject.isRestricted {
            try saveRestricted(step, opened, in: dossier)
            return .saved(dossier.dossier.folder, step.record, warnings: warnings)
        }
        var save = try dossier.onThisVersion(
            Save(folder: dossier.dossier.folder, operations: operations))
        save.openedOn = opened.kept.openedOn
        try replica.commit(save, removing: opened.kept.id)
        return .saved(dossier.dossier.folder, step.record, warnings: warnings)
    }

    private func register(_ opened: OpenedForm, _ form: CheckedForm, _ told: [Words]) throws
        -> FormOutcome
    {
        let folder = opened.kept.folder
        let (save, findings) = try form.newDossier(as: folder, opened.context.naslag)
        let warnings = findings.map(\.sentence)
        guard Set(warnings).isSubset(of: told) else { return .asks(warnings) }
        try replica.commit(save, removing: opened.kept.id)
        return .saved(folder, .dossier(folder), warnings: warnings)
    }
}
