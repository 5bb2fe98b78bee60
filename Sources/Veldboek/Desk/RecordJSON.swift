internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// Records and values for machines: dates as 2026-03-01, choices by their words.

extension ShownRecord {
    /// All fields that have a value, by the names of their columns.
    var json: JSON {
        var pairs: [String: JSON] = ["id": .text(key.record.description)]
        for field in HousingSchema.fields(of: key.type) { pairs[field.column] = json(of: field) }
        return .object(pairs)
    }

    private func json(of field: some RecordField) -> JSON {
        switch field.merging {
        case .text: JSON(text(field))
        case .set: .array((sets[field.number] ?? []).map { $0.json(in: field) })
        case .register: (values[field.number] ?? .empty).json(in: field)
        }
    }
}

extension Value {
    func json(in field: some RecordField) -> JSON {
        switch self {
        case .empty: .null
        case .text(let text): .text(text)
        case .bytes(let bytes): .text(hexadecimal(bytes))
        case .whole(let number): Self.json(number, in: field)
        }
    }

    private static func json(_ number: Int64, in field: some RecordField) -> JSON {
        switch field.merging {
        case .register(.date, _), .set(.date):
            Day(number: number).map { .text($0.iso) } ?? .number(number)
        case .register(.choice, _):
            field.choices.first { $0.code == number }.map { .text($0.word) } ?? .number(number)
        default: .number(number)
        }
    }
}
