public import Replica
public import SyncProtocol

// The form of the restricted part; it is made with a link in the dossier, in one transaction here.

extension FormDefinition {
    public static let justitieel = FormDefinition(
        "justitieel", Words("Afgeschermd deel", "Restricted part"), about: .restricted,
        [
            FormSection(
                Words("Housing Justitieel", "Housing Justitieel"),
                [
                    FormField(
                        JustitieelField.detentie, .line,
                        Words("waar en waarom iemand vastzit", "where and why someone is held")),
                    FormField(
                        JustitieelField.vrijOp, .day(.far),
                        Words("wanneer iemand vrijkomt", "when someone is released")),
                    FormField(
                        JustitieelField.reclassering, .line,
                        Words("wie er van de reclassering is", "who it is at the probation service")
                    ),
                    FormField(
                        JustitieelField.voorwaarden, .line,
                        Words("welke voorwaarden er gelden", "which conditions hold")),
                    FormField(
                        JustitieelField.verslag, .writing,
                        Words(
                            "wat er te melden is; - leest de standaardinvoer",
                            "what there is to report; - reads standard input")),
                ])
        ]
    ) { request throws(Refusal) in
        let operations =
            request.changed.map { request.form.changes(JustitieelField.self, of: $0) }
            ?? request.form.writes(JustitieelField.self, on: request.record)
        return Step(request.written, operations)
    }
}

extension Step {
    /// In a restricted part that is there, or in a new one: then the dossier gets a link to it.
    public func restrictedSaves(
        of dossier: Dossier, in folder: FolderID, isNew: Bool
    ) throws(Refusal) -> [Save] {
        guard isNew else { return [save(in: folder)] }
        guard let place = dossier.places.first, dossier.places.count == 1 else {
            throw Refusal(
                "dit dossier ligt op twee plaatsen; kies eerst: veldboek conflicten",
                "this dossier lies in two places; choose first: veldboek conflicten")
        }
        let owner = JustitieelField.dossier.write(.bytes(dossier.folder.bytes), on: record)
        let link = DossierField.justitieel.write(
            .bytes(folder.bytes), on: .dossier(dossier.folder))
        return [
            Save(
                folder: folder, operations: [owner] + operations, kind: .justitieel,
                place: place.restricted),
            Save(folder: dossier.folder, operations: [link]),
        ]
    }
}
