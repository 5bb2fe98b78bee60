public import Replica
public import SyncProtocol

// A person who is registered for the first time gets a dossier.

extension CheckedForm {
    /// The dossier in a folder of its own, with a first traject; and what the rules say to it.
    public func newDossier(
        as folder: FolderID, in scope: Scope? = nil, _ naslag: Naslag
    ) throws(Refusal) -> (save: Save, warnings: [RuleFinding]) {
        guard let name = text(AanmeldingField.gemeente),
            let place = scope ?? naslag.gemeente(name)?.regio.scope
        else { throw Refusal("de regio is niet bekend", "the region is not known") }
        let person = RecordID.dossier(folder)
        let operations =
            writes(DossierField.self, on: person)
            + [DossierField.gemeente.write(.text(name), on: person)]
            + beginning(1, as: .traject(1, in: folder))
        let save = Save(folder: folder, operations: operations, kind: .dossier, place: place)
        return (save, registrationWarnings(naslag))
    }
}

extension FormDefinition {
    /// Other facts of a person, and of how someone came to the loket.
    public static let wijziging = FormDefinition(
        "wijzig", Words("Feiten van een dossier", "Facts of a dossier"), about: .facts,
        [
            FormSection(
                Words("Wie", "Who"),
                aanmelding.sections[0].fields + [
                    FormField(
                        DossierField.gemeente, .gemeente, Words("de gemeente", "the gemeente"))
                ]),
            FormSection(
                Words("Aanmelding", "Registration"),
                [
                    FormField(
                        AanmeldingField.datum, .day(.past), key: "aangemeld-op",
                        Words("de dag van aanmelding", "the day of registration"))
                ]
                    + aanmelding.sections[1].fields.filter {
                        !["gemeente", "datum"].contains($0.key)
                    }),
        ]
    ) { request throws(Refusal) in
        let person = request.changes(
            DossierField.self, of: request.dossier.facts, .dossier(request.dossier.folder))
        let traject = request.changes(
            TrajectField.self, of: request.traject.facts, request.traject.record)
        let aanmelding = RecordID.aanmelding(of: request.traject.record)
        let registration = request.changes(
            AanmeldingField.self, of: request.traject.aanmelding, aanmelding)
        return Step(
            .dossier(request.dossier.folder), person + traject + registration)
    }
}

extension StepRequest {
    /// What differs from what is there; what is not there yet begins.
    fileprivate func changes<Fields: RecordField>(
        _ fields: Fields.Type, of known: ShownRecord?, _ record: RecordID
    ) -> [Operation] {
        known.map { form.changes(fields, of: $0) } ?? form.writes(fields, on: record)
    }
}
