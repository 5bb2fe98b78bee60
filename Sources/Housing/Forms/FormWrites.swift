internal import Replica
internal import SyncProtocol

// The operations that keep the answers of a form.

extension CheckedForm {
    func value(_ field: some RecordField) -> Value? {
        values[FieldName(field)].flatMap { $0 == .empty ? nil : $0 }
    }

    func day(_ field: some RecordField) -> Day? { whole(field).flatMap { Day(number: $0) } }

    func whole(_ field: some RecordField) -> Int64? {
        if case .whole(let number) = value(field) { number } else { nil }
    }

    func text(_ field: some RecordField) -> String? {
        if case .text(let text) = value(field) { text } else { nil }
    }

    func choice<List: ChoiceList>(_ list: List.Type, _ field: some RecordField) -> List? {
        whole(field).flatMap { List(rawValue: $0) }
    }

    /// All answers that belong to a type of record, on a new one.
    func writes<Fields: RecordField>(_ fields: Fields.Type, on record: RecordID) -> [Operation] {
        fields.allCases.flatMap { field -> [Operation] in
            guard let value = value(field) else { return [] }
            if field.merging == .text {
                if case .text(let text) = value { return field.begin(text, on: record) }
                return []
            }
            return [field.write(value, on: record)]
        } + unknownNotes(Fields.self, on: record)
    }

    /// What is not known, by the name of its field.
    private func unknownNotes<Fields: RecordField>(
        _ fields: Fields.Type, on record: RecordID
    ) -> [Operation] {
        guard let set = definition.unknown, set.type == Fields.type,
            let field = Fields(rawValue: set.number.rawValue)
        else { return [] }
        return unknowns.compactMap { name, reason in
            guard let asked = definition.fields.first(where: { $0.target == name }) else {
                return nil
            }
            return "\(asked.key): \(reason)"
        }.sorted().map { .add(field.of(record), .text($0)) }
    }

    /// What differs from what stands in a record, and nothing else.
    func changes<Fields: RecordField>(_ fields: Fields.Type, of record: ShownRecord) -> [Operation]
    {
        fields.allCases.flatMap { field -> [Operation] in
            guard let value = values[FieldName(field)] else { return [] }
            guard field.merging == .text else {
                let present = record.values[field.number] ?? .empty
                return present == value ? [] : [field.write(value, on: record.key.record)]
            }
            let text = if case .text(let text) = value { text } else { "" }
            let edits = textEdits(from: record.texts[field.number] ?? "", to: text)
            return edits.isEmpty ? [] : [.edit(field.of(record.key.record), edits)]
        } + unknownNotes(Fields.self, on: record.key.record)
    }
}
