internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// A control moment on the table: whose it is, when it is due, what happened to it before.
struct OpenMoment: Sendable {
    let opened: OpenedForm
    let number: Int64
    let window: ClosedRange<Day>
    let due: Nazorg.Due
    let afspraak: Day?
    let attempts: [Day]
    /// How it was logged or skipped already.
    let outcome: String?

    var careful: [Line] { opened.careful }

    var folder: FolderID { opened.kept.folder }
}

extension Archive {
    /// The moment that is named, else the first one of the dossier that waits; nil where there is none.
    func openMoment(_ wanted: FormSubject) throws -> OpenMoment? {
        guard let folder = wanted.folder else { return nil }
        var subject = wanted
        if subject.changed == nil {
            let first = try NazorgBoard(
                replica, on: today, withLater: true, where: [.folders([folder])]
            ).moments.first
            guard let first else { return nil }
            (subject.changed, subject.traject) = (first.record, first.traject)
        }
        let opened = try open(subject)
        guard let record = opened.changedRecord, let traject = opened.traject,
            let number = record.whole(ControlemomentField.nummer),
            let plaatsing = traject.plaatsingen.first(where: {
                $0.key.record == record.reference(ControlemomentField.plaatsing)
            }), let start = plaatsing.day(PlaatsingField.ingangHuur)
        else { return nil }
        return OpenMoment(
            opened: opened, number: number, window: Nazorg.window(number, from: start),
            due: Nazorg.due(number, from: start, traject.woonproces, on: try today),
            afspraak: record.day(ControlemomentField.afspraak),
            attempts: record.days(ControlemomentField.pogingen),
            outcome: record.choice(ControlemomentUitkomst.self, ControlemomentField.uitkomst)?
                .label)
    }

    /// The moment and its signals in one save, so that one key takes both back.
    func save(_ log: MomentLog, _ opened: OpenedForm, told: [Words]) throws -> FormOutcome {
        let raised = try log.signals.flatMap { answers -> [Operation] in
            guard let dossier = opened.dossier?.dossier, let traject = opened.traject else {
                return []
            }
            let form = try FormDefinition.signaal.check(answers, in: opened.context)
            return try StepRequest(
                form, in: dossier, traject, opened.context, record: newIdentifier(), on: replica
            ).step().operations
        }
        return try save(opened, log.answers, beside: raised, told: told)
    }

    /// Nobody was at home: an attempt, which leaves the moment open.
    func attempt(_ folder: FolderID, _ moment: RecordID, of traject: RecordID?) throws
        -> FormOutcome
    {
        let opened = try open(
            FormSubject(
                definition: .poging, folder: folder, traject: traject, changed: moment,
                isFresh: true))
        return try save(opened, [:], told: [])
    }
}
