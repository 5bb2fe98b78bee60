import Replica
import SyncProtocol

/// The records of somebody who looks for a home: a dossier, contacts and notes.
enum DossierSchema {
    static let dossier = RecordType(
        1, "dossier",
        fields: [
            FieldDefinition(1, "naam", .register(.text, .review)),
            FieldDefinition(2, "geboortedatum", .register(.date, .review)),
            FieldDefinition(3, "telefoon", .register(.text, .review)),
            FieldDefinition(4, "gemeente", .register(.text, .review)),
            FieldDefinition(5, "woonproces", .register(.choice, .review)),
            FieldDefinition(6, "aangemeld", .register(.date, .review)),
        ])

    static let contact = RecordType(
        2, "contact",
        fields: [
            FieldDefinition(1, "datum", .register(.date, .latest)),
            FieldDefinition(2, "soort", .register(.choice, .latest)),
            FieldDefinition(3, "uitkomst", .register(.choice, .review)),
            FieldDefinition(4, "met", .register(.text, .latest)),
        ])

    static let notitie = RecordType(
        3, "notitie",
        fields: [
            FieldDefinition(1, "datum", .register(.date, .latest)),
            FieldDefinition(2, "tekst", .text),
        ])

    static let types = [dossier, contact, notitie]
    static let schema = Schema(version: 1, types: types)
    /// The same, by titles and by every word.
    static let searched = Schema(
        version: 2,
        types: types.map { type in
            RecordType(
                type.number.rawValue, type.name,
                title: type.number == dossier.number ? Title(1, 4, sortedBy: .names) : nil,
                fields: type.fields.map { field in
                    FieldDefinition(
                        field.number.rawValue, field.name, field.merging,
                        field.hasWords ? .searched : [])
                })
        })
    static let kind = FolderKind("dossier")!
    static let place = Scope("parkstad")!
}

extension FieldDefinition {
    fileprivate var hasWords: Bool {
        switch merging {
        case .register(.text, _), .set(.text), .text: true
        case .register, .set: false
        }
    }
}
