import SyncProtocol

@testable import Replica

/// People and what is noted of them: the records of the tests of searching, in three versions.
enum SearchSchema {
    static let person = TypeNumber(1)
    static let note = TypeNumber(2)
    static let visit = TypeNumber(3)

    static let name = FieldNumber(1)
    static let place = FieldNumber(2)
    static let kind = FieldNumber(3)
    static let tags = FieldNumber(4)
    static let telephone = FieldNumber(5)
    static let hidden = FieldNumber(6)
    static let day = FieldNumber(1)
    static let words = FieldNumber(2)

    static let persons = RecordType(
        1, "person", title: Title(1, 2, sortedBy: .names),
        fields: [
            FieldDefinition(1, "name", .register(.text, .review), [.indexed, .searched]),
            FieldDefinition(2, "place", .register(.text, .latest), .indexed),
            FieldDefinition(
                3, "kind", .register(.choice, .review), .searched,
                choices: [
                    ChoiceDefinition(1, "gezin"), ChoiceDefinition(2, "alleen", isRetired: true),
                ]),
            FieldDefinition(4, "tags", .set(.text), .searched),
            FieldDefinition(5, "telephone", .register(.text, .latest), [.searched, .retired]),
            FieldDefinition(6, "hidden", .register(.text, .review)),
        ])

    static let notes = RecordType(
        2, "note",
        fields: [
            FieldDefinition(1, "day", .register(.date, .latest)),
            FieldDefinition(2, "words", .text, .searched),
        ])

    static let visits = RecordType(
        3, "visit", title: Title(1),
        fields: [
            FieldDefinition(1, "day", .register(.date, .latest)),
            FieldDefinition(2, "words", .text, .searched),
        ])

    static let now = Schema(version: 2, types: [persons, notes])

    /// Knows persons by their name alone, and neither looks for nor retires anything.
    static let earlier = Schema(
        version: 1,
        types: [
            RecordType(
                1, "person",
                fields: [
                    FieldDefinition(1, "name", .register(.text, .review)),
                    FieldDefinition(5, "telephone", .register(.text, .latest), .indexed),
                ])
        ])

    /// Knows them by their place first, looks for one more field, and has another type.
    static let later = Schema(
        version: 3,
        types: [
            RecordType(
                1, "person", title: Title(2, 1),
                fields: persons.fields.dropLast() + [
                    FieldDefinition(6, "hidden", .register(.text, .review), [.indexed, .searched])
                ]), notes, visits,
        ])
}

/// One record to write, as a form would.
struct MadePerson {
    let key: RecordKey
    var operations: [Operation] = []

    init(_ number: UInt64, _ name: String, in place: String? = nil) {
        key = RecordKey(type: SearchSchema.person, record: RecordID(high: 1, low: number))
        operations.append(.write(Field(key, SearchSchema.name), .text(name), reason: nil))
        if let place {
            operations.append(.write(Field(key, SearchSchema.place), .text(place), reason: nil))
        }
    }
}

/// The first words in a note.
func noted(_ number: UInt64, _ words: String, type: TypeNumber = SearchSchema.note) -> Operation {
    let key = RecordKey(type: type, record: RecordID(high: 2, low: number))
    let edit = TextEdit(position: 0, removed: 0, inserted: words)
    return .edit(Field(key, SearchSchema.words), [edit])
}

extension Replica {
    /// A replica of people, of Anke.
    static func searching(
        _ path: String = ":memory:", _ schema: Schema = SearchSchema.now
    ) throws -> Replica {
        let replica = try opened(path, schema: schema)
        guard try replica.user() == nil else { return replica }
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: Token.byteCount))!,
                hub: HubID(high: 1, low: 1), user: Person.anke, userName: "Anke", grants: []))
        return replica
    }

    @discardableResult
    func save(_ operations: [Operation], in folder: FolderID) throws -> ChangeName {
        let isNew = try state(of: folder) == nil
        return try commit(
            Save(
                folder: folder, operations: operations, kind: isNew ? Person.dossier : nil,
                place: isNew ? Person.north : nil))
    }

    /// What is found, as lines: titles, or what stands around the words.
    func lines(_ words: String, types: [TypeNumber]? = nil, limit: Int = 50) throws -> [String] {
        try search(words, types: types, limit: limit).map { found in
            found.title ?? found.excerpt.map { $0.isFound ? "[\($0.words)]" : $0.words }.joined()
        }
    }
}
