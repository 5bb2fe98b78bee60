internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// A form that was opened: on which version, with what stands in it already.
struct OpenedForm: Sendable {
    var subject: FormSubject
    /// Nil for someone who has no dossier yet.
    let dossier: OpenedDossier?
    let context: FormContext
    /// The version that its author has seen, and the name of its draft.
    var kept: KeptForm
    /// The record that it makes, where that is not computed.
    let record: RecordID
    /// What stood in the records; only what differs from it is changed.
    let before: [String: String]
    /// What stands in the form now.
    let answers: [String: String]
    /// When the draft was kept that came back; nil where there was none.
    let restoredAt: Int64?
    /// Of whom it is.
    let name: String
    /// What must be known at the door.
    let careful: [Line]

    /// The name of its draft.
    var draft: DraftID { kept.id }

    /// The draft of it with these answers.
    func draft(_ answers: [String: String]) -> KeptForm {
        var form = kept
        form.answers = subject.kept(answers)
        return form
    }

    /// What was typed that differs from what stood there.
    func typed(_ answers: [String: String]) -> [String: String] {
        subject.isChange
            ? answers.filter { ($0.value, true) != (before[$0.key] ?? "", true) }
            : answers.filter { !$0.value.isEmpty }
    }

    func check(_ answers: [String: String]) throws(FormFaults) -> CheckedForm {
        try subject.definition.check(typed(answers), in: context, changes: subject.isChange)
    }

    /// As it was when the form was opened; a draft may be older than what is shown now.
    var changedRecord: ShownRecord? {
        guard let record = subject.changed else { return nil }
        return ShownRecord(RecordKey(type: subject.definition.type, record: record), in: kept)
    }

    var traject: Traject? {
        guard let dossier = dossier?.dossier else { return nil }
        if let named = dossier.trajecten.first(where: { $0.record == subject.traject }) {
            return named
        }
        return changedRecord.map(dossier.traject) ?? dossier.trajecten.last
    }
}

/// What came of the wish to save.
enum FormOutcome: Sendable {
    case saved(FolderID, RecordID, warnings: [Words])
    /// Nothing was saved yet: the person reads this first.
    case asks([Words])
}
