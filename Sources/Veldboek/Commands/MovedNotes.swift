internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Notes that came from another dossier, and the traces of those that went to one, in words.
struct MovedNotes {
    private let names: Names
    private let folders: [FolderID]

    init(_ desk: Desk) throws {
        names = try Names(desk.replica)
        folders = try desk.replica.dossierFolders()
    }

    /// The fields of a note that are told in one line below it.
    static func tells(_ field: some RecordField) -> Bool {
        guard let field = field as? NotitieField else { return false }
        return [.uit, .schrijver, .verplaatstDoor, .verplaatstReden].contains(field)
    }

    func origin(of note: ShownRecord) -> [String] {
        guard note.key.type == NotitieField.type,
            let source = number(note.reference(NotitieField.uit))
        else { return [] }
        return [
            "  "
                + say(
                    "uit dossier {1}, geschreven door {2}; verplaatst door {3}: {4}", source,
                    name(note.user(NotitieField.schrijver)),
                    name(note.user(NotitieField.verplaatstDoor)),
                    note.text(NotitieField.verplaatstReden) ?? "")
        ]
    }

    func traces(in dossier: Dossier) -> [String] {
        dossier.all(VerplaatsingField.self).map { trace in
            say(
                "Een notitie is verplaatst naar dossier {1}, {2}, door {3}: {4}",
                number(trace.reference(VerplaatsingField.naar)) ?? "?",
                trace.day(VerplaatsingField.datum)?.description ?? "?",
                name(trace.user(VerplaatsingField.door)),
                trace.text(VerplaatsingField.reden) ?? "")
        }
    }

    private func number(_ folder: RecordID?) -> String? {
        folder.flatMap { FolderID($0.bytes) }.flatMap { folder in
            DossierNumber.shortest(of: [folder], among: folders)[folder]?.description
        }
    }

    private func name(_ user: UserID?) -> String { user.map(names.name) ?? "?" }
}
