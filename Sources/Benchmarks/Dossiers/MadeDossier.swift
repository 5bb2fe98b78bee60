import Replica
import SeededChance
import SyncProtocol

/// One record before it is written: its values in the order of its type's fields.
struct MadeRecord {
    let key: RecordKey
    let values: [Value]

    var operations: [Operation] {
        let fields = DossierSchema.schema.type(key.type)?.fields ?? []
        return zip(fields, values).map { definition, value in
            let field = Field(key, definition.number)
            guard definition.merging == .text, case .text(let text) = value else {
                return .write(field, value, reason: nil)
            }
            return .edit(field, [TextEdit(position: 0, removed: 0, inserted: text)])
        }
    }
}

/// A folder with its records: always the same for the same number.
struct MadeDossier {
    let folder: FolderID
    let records: [MadeRecord]

    /// The first day of 2024, and how many days after it something may have happened.
    private static let days = (first: 19_723, count: 800)

    init(_ index: Int, records count: Int) {
        var invention = Invention(seed: UInt64(index))
        folder = FolderID(high: invention.identifierHalf(), low: UInt64(index))
        records = (0..<count).map { place in
            if place == 0 { return Self.dossier(&invention) }
            return place % 3 == 0 ? Self.notitie(&invention) : Self.contact(&invention)
        }
    }

    /// As it arrives from a form: the folder and all its records in one change.
    var save: Save {
        Save(
            folder: folder, operations: records.flatMap(\.operations), kind: DossierSchema.kind,
            place: DossierSchema.place)
    }

    static func dossier(_ invention: inout Invention) -> MadeRecord {
        record(
            DossierSchema.dossier, &invention,
            [
                .text(invention.name()), .whole(Int64(invention.number(below: 12_000))),
                .text(invention.telephone()), .text(invention.place()),
                .whole(Int64(1 + invention.number(below: 4))), day(&invention),
            ])
    }

    private static func contact(_ invention: inout Invention) -> MadeRecord {
        record(
            DossierSchema.contact, &invention,
            [
                day(&invention), .whole(Int64(1 + invention.number(below: 5))),
                .whole(Int64(1 + invention.number(below: 3))), .text(invention.name()),
            ])
    }

    static func notitie(_ invention: inout Invention) -> MadeRecord {
        let length = 5 + invention.number(below: 20)
        return record(
            DossierSchema.notitie, &invention,
            [day(&invention), .text(invention.sentence(words: length))])
    }

    private static func day(_ invention: inout Invention) -> Value {
        .whole(Int64(days.first + invention.number(below: days.count)))
    }

    private static func record(
        _ type: RecordType, _ invention: inout Invention, _ values: [Value]
    ) -> MadeRecord {
        let id = RecordID(high: invention.identifierHalf(), low: invention.identifierHalf())
        return MadeRecord(key: RecordKey(type: type.number, record: id), values: values)
    }
}
