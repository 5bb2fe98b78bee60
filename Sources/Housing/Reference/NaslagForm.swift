public import Replica
public import SyncProtocol

// A line of a list is filled in as a form, so that it is checked like one.

extension FormDefinition {
    /// A line of a list as a form: its questions are the fields of the list.
    public static func list(_ type: TypeNumber) -> FormDefinition {
        let name = HousingSchema.typeName(type)
        let fields = HousingSchema.fields(of: type).compactMap { question(about: $0) }
        return FormDefinition(
            name, Words(same: name), [FormSection(Words(same: name), fields)]
        ) { request throws(Refusal) in
            throw Refusal("dit is geen stap in een dossier", "this is no step in a dossier")
        }
    }

    private static func question(about field: some RecordField) -> FormField? {
        let kind: FormField.Kind
        switch field.merging {
        case .register(.text, _): kind = .line
        case .register(.date, _): kind = .day(.far)
        case .register(.money, _): kind = .amount
        case .register(.whole, _): kind = .number(0...1_000_000)
        case .register(.choice, _): kind = .choice(field.choices, also: [:])
        // Other names; they are added one at a time.
        case .set(.text): kind = .line
        default: return nil
        }
        return FormField(field, kind, key: field.column, Words(same: field.label))
    }
}

extension CheckedForm {
    /// A new line of a list, or other values in one that is there.
    public func listSave(
        as record: RecordID, changing known: ShownRecord?
    ) throws(Refusal) -> Save {
        let target = known?.key.record ?? record
        let operations = definition.fields.flatMap { asked -> [Operation] in
            guard let field = HousingSchema.field(asked.target.number, of: asked.target.type),
                let value = values[asked.target]
            else { return [] }
            return field.listOperation(value, on: target, known).map { [$0] } ?? []
        }
        guard !operations.isEmpty else {
            throw Refusal("er is niets veranderd", "nothing was changed")
        }
        return Save(folder: Naslag.folder, operations: operations)
    }
}

extension RecordField {
    fileprivate func listOperation(
        _ value: Value, on record: RecordID, _ known: ShownRecord?
    ) -> Operation? {
        if case .set = merging { return value == .empty ? nil : .add(of(record), value) }
        return known?.values[number] == value ? nil : write(value, on: record)
    }
}
