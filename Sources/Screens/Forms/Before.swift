internal import Housing
internal import Replica
internal import SyncProtocol

// What stands in the records that a form changes, as it would be typed.

extension FormSubject {
    func before(in dossier: Dossier, _ kept: KeptForm, _ context: FormContext) -> [String: String] {
        guard isChange else { return [:] }
        var before: [String: String] = [:]
        for field in definition.fields {
            guard let record = record(field.target.type, dossier, kept) else { continue }
            before[field.key] = field.typed(in: record, context)
        }
        return before
    }

    private func record(_ type: TypeNumber, _ dossier: Dossier, _ kept: KeptForm) -> ShownRecord? {
        if let changed {
            return ShownRecord(RecordKey(type: type, record: changed), in: kept)
        }
        let named = dossier.trajecten.first { $0.record == self.traject }
        let traject = named ?? dossier.trajecten.last
        switch type {
        case DossierField.type: return dossier.facts
        case TrajectField.type: return traject?.facts
        case AanmeldingField.type: return traject?.aanmelding
        default: return nil
        }
    }
}

extension FormField {
    /// The value of the question in a record, as people type it; nil where it has none.
    fileprivate func typed(in record: ShownRecord, _ context: FormContext) -> String? {
        typed(record.texts, record.values, context)
    }

    /// The same of what was typed and never shown.
    func typed(
        _ texts: [FieldNumber: String], _ values: [FieldNumber: Value], _ context: FormContext
    ) -> String? {
        if let text = texts[target.number] {
            return text.hasSuffix("\n") ? String(text.dropLast()) : text
        }
        switch values[target.number] {
        case .text(let text): return text
        case .bytes(let bytes):
            return context.users.first { $0.value.bytes == bytes }?.key
        case .whole(let number): return typed(number)
        case .empty, nil: return nil
        }
    }

    private func typed(_ number: Int64) -> String? {
        switch kind {
        case .day: Day(number: number)?.description
        case .amount: String(Cents(number).description.dropFirst(2))
        case .choice(let choices, _): choices.first { $0.code == number }?.word
        case .number, .line, .writing, .code, .gemeente, .organisation, .user: String(number)
        }
    }
}
