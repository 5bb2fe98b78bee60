internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// One record of a dossier in one line, and the form that changes it.

extension DossierReading {
    private static let dayColumns = 11

    func row(_ record: ShownRecord, on day: Day?, _ traject: Traject) -> DossierView.Row {
        let date = day?.description ?? ""
        let space = String(repeating: " ", count: max(1, Self.dayColumns - date.columns))
        let type = HousingSchema.typeName(record.key.type)
        let hasConflict = HousingSchema.fields(of: record.key.type).contains {
            dossier.conflict(about: $0.of(record.key.record)) != nil
        }
        let line =
            Line(date + space, .quiet) + Line(type + "  ", .accent)
            + Line(hasConflict ? "⚠ " : "", .danger) + Line(words(of: record))
        return DossierView.Row(line: line, subject: subject(of: record, traject))
    }

    /// The values of a record in one line.
    func words(of record: ShownRecord) -> String {
        var parts = HousingSchema.fields(of: record.key.type).compactMap { field in
            words(of: field, in: record)
        }.filter { !$0.isEmpty }
        if record.key.type == ControlemomentField.type, !record.isLogged {
            let state = record.isSkipped ? Texts.skipped : Texts.notLogged
            parts.append(state.in(language))
        }
        return parts.joined(separator: " · ")
    }

    private func words(of field: some RecordField, in record: ShownRecord) -> String? {
        let place = field.of(record.key.record)
        switch field.merging {
        case .text:
            return record.text(field).map {
                $0.split(whereSeparator: \.isNewline).joined(separator: " / ")
            }
        case .set:
            let all = (record.sets[field.number] ?? []).map {
                HousingSchema.words(for: $0, in: place)
            }
            return all.isEmpty ? nil : "\(field.label): \(all.joined(separator: ", "))"
        case .register(.reference, _):
            return Self.isOfPerson(record.key.type, field.number)
                ? record.user(field).map(names.name) : nil
        case .register(.date, _): return nil
        case .register:
            guard let value = record.values[field.number], value != .empty else { return nil }
            return HousingSchema.words(for: value, in: place)
        }
    }

    /// Other references are to records, which people know by other things.
    private static func isOfPerson(_ type: TypeNumber, _ number: FieldNumber) -> Bool {
        FormDefinition.all.contains { definition in
            definition.fields.contains { asked in
                guard case .user = asked.kind else { return false }
                return asked.target.type == type && asked.target.number == number
            }
        }
    }

    func subject(of record: ShownRecord, _ traject: Traject) -> FormSubject? {
        if record.key.type == DossierField.type || record.key.type == AanmeldingField.type {
            return FormSubject(
                definition: .wijziging, folder: dossier.folder, traject: traject.record)
        }
        let definition = FormDefinition.all.first { definition in
            guard definition.type == record.key.type else { return false }
            switch definition.about {
            case .record, .moment: return true
            case .registration, .facts, .restricted: return false
            }
        }
        return definition.map {
            FormSubject(
                definition: $0, folder: dossier.folder, traject: traject.record,
                changed: record.key.record)
        }
    }
}
