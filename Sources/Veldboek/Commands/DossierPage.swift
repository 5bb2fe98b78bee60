internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// One dossier as lines and as a document.
struct DossierPage {
    let dossier: Dossier
    let number: DossierNumber
    let texts: DossierTexts
    let today: Day

    var lines: [String] {
        var lines = [headline]
        if let facts = dossier.facts { lines += self.lines(of: facts) }
        for note in dossier.notities { lines += block(say("Notitie {1}", note.shortID), note) }
        for intake in dossier.intakes { lines += block(say("Intake {1}", intake.shortID), intake) }
        for placement in dossier.plaatsingen {
            let count = placement.whole(PlaatsingField.nummer) ?? 0
            lines += block(say("Plaatsing {1}", count), placement)
            lines += dossier.controlemomenten(of: placement).map(line)
        }
        for conflict in dossier.conflicts {
            lines.append("⚠ conflict \(conflict.id): veldboek conflicten")
        }
        return lines
    }

    private var headline: String {
        let places = dossier.places.map(\.path).joined(separator: say(" én "))
        return "Dossier \(number) · \(dossier.naam) · \(dossier.status(on: today).rawValue) · "
            + places
    }

    private func block(_ title: String, _ record: ShownRecord) -> [String] {
        ["", title] + lines(of: record)
    }

    /// The fields that have a value, with a mark at those that people must decide about.
    private func lines(of record: ShownRecord) -> [String] {
        HousingSchema.fields(of: record.key.type).compactMap { field in
            guard let words = words(for: field, of: record) else { return nil }
            let conflict = dossier.conflict(about: field.of(record.key.record))
            let mark = conflict.map { "  ⚠ \(sides(of: $0))" } ?? ""
            return "  " + aligned(field.label, to: 16) + words + mark
        }
    }

    private func words(for field: some RecordField, of record: ShownRecord) -> String? {
        if field.merging == .text {
            guard let text = record.text(field), !text.isEmpty else { return nil }
            return texts.lines(text, of: field.of(record.key.record))
                .joined(separator: "\n" + String(repeating: " ", count: 18))
        }
        guard let value = record.values[field.number], value != .empty,
            !HousingSchema.isTrajectReference(field.of(record.key.record))
        else { return nil }
        return HousingSchema.words(for: value, in: field.of(record.key.record))
    }

    private func sides(of conflict: Conflict) -> String {
        conflict.sides.map { $0.choice.words(in: conflict.subject) }.joined(separator: " | ")
    }

    private func line(_ moment: ShownRecord) -> String {
        let count = moment.whole(ControlemomentField.nummer) ?? 0
        var parts = ["  " + say("controlemoment {1}", count)]
        if let planned = moment.day(ControlemomentField.gepland) { parts.append("\(planned)") }
        let field = ControlemomentField.uitkomst.of(moment.key.record)
        if let conflict = dossier.conflict(about: field) {
            parts.append("⚠ \(sides(of: conflict))")
        } else if let outcome = moment.choice(
            ControlemomentUitkomst.self, ControlemomentField.uitkomst)
        {
            parts.append(outcome.label)
        }
        if let day = moment.day(ControlemomentField.gelogdOp) {
            parts.append(say("gelogd {1}", day))
        }
        let attempts = moment.days(ControlemomentField.pogingen).map(\.description)
        if !attempts.isEmpty {
            parts.append(say("niet thuis: {1}", attempts.joined(separator: ", ")))
        }
        if let note = moment.text(ControlemomentField.notitie), !note.isEmpty {
            let lines = texts.lines(note, of: ControlemomentField.notitie.of(moment.key.record))
            parts.append(lines.filter { !$0.isEmpty }.joined(separator: " / "))
        }
        return parts.joined(separator: " · ")
    }

    var json: JSON {
        [
            "dossier": .text(number.description), "folder": .text(dossier.folder.description),
            "places": .array(dossier.places.map { .text($0.path) }),
            "status": .text(dossier.status(on: today).rawValue),
            "facts": dossier.facts?.json ?? .null, "texts": texts.json,
            "trajecten": .array(dossier.trajecten.map(\.json)),
            "notities": .array(dossier.notities.map(\.json)),
            "intakes": .array(dossier.intakes.map(\.json)),
            "plaatsingen": .array(
                dossier.plaatsingen.map { placement in
                    placement.json.merging([
                        "controlemomenten": .array(
                            dossier.controlemomenten(of: placement).map(\.json))
                    ])
                }),
        ]
    }
}

extension Traject {
    /// What a traject began with.
    fileprivate var json: JSON {
        (facts?.json ?? .null).merging([
            "aanmelding": aanmelding?.json ?? .null, "screening": screening?.json ?? .null,
        ])
    }
}
