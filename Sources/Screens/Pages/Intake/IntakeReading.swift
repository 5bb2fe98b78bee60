internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// How far the intake of somebody is: its parts, each with what stands in it and the form that asks it.
struct IntakeReading: Sendable {
    let name: String
    let careful: [Line]
    let parts: [Part]

    struct Part: Sendable {
        let title: Wording
        let state: State
        let page: @Sendable () -> any Page
    }

    enum State: Hashable, Sendable {
        /// In a few words what stands there.
        case done(String)
        case missing([Wording])
        case draft(at: Int64)
        /// Not everybody has it.
        case none
    }

    /// In the order in which they are asked.
    static let titles = [
        Texts.who, Texts.registration, Texts.screening, Texts.blocksPart, Texts.carefulPart,
        Texts.report, Texts.outcome,
    ]

    /// Those that everybody has.
    var asked: [Part] { parts.filter { $0.state != .none } }
    var done: Int { asked.count { if case .done = $0.state { true } else { false } } }
}

extension Archive {
    func intake(of folder: FolderID) throws -> IntakeReading {
        note(.gelezen, at: [folder])
        let dossier = try replica.open(folder).dossier
        guard let traject = dossier.trajecten.last else {
            preconditionFailure("A dossier has a traject at least.")
        }
        let kept = try replica.drafts().filter { $0.folder == folder }
            .compactMap { draft in
                try? replica.restore(draft.id).map { (form: $0, at: draft.savedAt) }
            }
        let parts = IntakeParts(dossier: dossier, traject: traject) { subject in
            kept.first { subject.fits($0.form) }
        }
        return IntakeReading(
            name: dossier.naam, careful: try careful(in: [folder])[folder] ?? [],
            parts: [
                parts.person, parts.registration, parts.screening, parts.blocks, parts.warnings,
                parts.report, parts.outcome,
            ])
    }
}

/// Makes the parts of an intake from what is in the dossier and in drafts.
private struct IntakeParts {
    let dossier: Dossier
    let traject: Traject
    let draft: (FormSubject) -> (form: KeptForm, at: Int64)?

    private func subject(_ definition: FormDefinition, changed: RecordID? = nil) -> FormSubject {
        FormSubject(
            definition: definition, folder: dossier.folder, traject: traject.record,
            changed: changed)
    }

    /// A draft tells more than what it is to change.
    private func part(_ title: Wording, _ subject: FormSubject, _ state: IntakeReading.State)
        -> IntakeReading.Part
    {
        let draft = draft(subject).map { IntakeReading.State.draft(at: $0.at) }
        return IntakeReading.Part(title: title, state: draft ?? state) { subject.page }
    }

    var person: IntakeReading.Part {
        let facts = dossier.facts
        let isBorn =
            facts?.day(DossierField.geboortedatum) != nil
            || facts?.whole(DossierField.geboortejaar) != nil
        let contact: [DossierField] = [.telefoon, .email, .adres]
        let isReached = contact.contains { facts?.text($0) != nil }
        let hasHousehold = facts?.whole(DossierField.huishouden) != nil
        let missing = [
            isBorn ? nil : Texts.birthDate,
            isReached ? nil : Texts.contact,
            hasHousehold ? nil : Texts.household,
        ].compactMap { $0 }
        return part(
            Texts.who, subject(.wijziging),
            missing.isEmpty ? .done(dossier.naam) : .missing(missing))
    }

    var registration: IntakeReading.Part {
        let record = traject.aanmelding
        let missing = [
            record?.text(AanmeldingField.aanmelder) == nil ? Texts.registrant : nil,
            record?.whole(AanmeldingField.herkomst) == nil ? Texts.origin : nil,
        ].compactMap { $0 }
        return part(
            Texts.registration, subject(.wijziging),
            missing.isEmpty
                ? .done(record?.text(AanmeldingField.aanmelder) ?? "") : .missing(missing))
    }

    var screening: IntakeReading.Part {
        let record = traject.screening
        let process = record?.choice(Woonproces.self, ScreeningField.woonproces)
        return part(
            Texts.screening, subject(.screening, changed: record?.key.record),
            process.map { .done($0.label) } ?? .missing([Texts.screening]))
    }

    var blocks: IntakeReading.Part {
        let found = traject.all(WoonblokkadeField.self).compactMap {
            $0.choice(Blokkadesoort.self, WoonblokkadeField.soort)?.label
        }
        return part(
            Texts.blocksPart, subject(.blokkade),
            found.isEmpty ? .none : .done(found.joined(separator: ", ")))
    }

    var warnings: IntakeReading.Part {
        let found = dossier.all(LetOpField.self).compactMap { $0.text(LetOpField.tekst) }
        return part(
            Texts.carefulPart, subject(.letOp),
            found.isEmpty ? .none : .done(found.joined(separator: ", ")))
    }

    /// The one that was held; one that is only planned is filled in by the form itself.
    private var held: ShownRecord? {
        traject.all(IntakeField.self).last { $0.day(IntakeField.datum) != nil }
    }

    private var intake: FormSubject { subject(.intake, changed: held?.key.record) }

    var report: IntakeReading.Part {
        let (subject, held) = (intake, held)
        let question = IntakeField.verslag.label
        let kept = draft(subject)
        let typed = kept?.form.answers[question] ?? ""
        let written = held?.text(IntakeField.verslag) ?? ""
        let words = written.isEmpty ? unknown(.verslag) : written
        let state: IntakeReading.State =
            if let kept, !typed.isEmpty { .draft(at: kept.at) } else if let words {
                .done(words.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
            } else { .missing([Texts.report]) }
        return IntakeReading.Part(title: Texts.report, state: state) {
            AnswerPage(
                subject, question, Texts.report, whileEmpty: nil,
                ending: held == nil ? .keeps : .saves)
        }
    }

    /// The form that saves the report with it.
    var outcome: IntakeReading.Part {
        let found = held?.choice(IntakeUitkomst.self, IntakeField.uitkomst)
        return part(
            Texts.outcome, intake,
            (found?.label ?? unknown(.uitkomst)).map { .done($0) }
                ?? .missing([Texts.outcomeAlone]))
    }

    /// Why it is not known, as it was typed.
    private func unknown(_ field: IntakeField) -> String? {
        held?.texts(IntakeField.onbekend).first { $0.hasPrefix("\(field.label): ") }
    }
}
