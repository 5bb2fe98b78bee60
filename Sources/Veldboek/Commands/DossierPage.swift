internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// One dossier as `dossier` and `afdruk` tell it.

extension Desk {
    func page(of dossier: Dossier, withAuthors: Bool = false) throws -> DossierPage {
        DossierPage(
            dossier: dossier, number: try number(of: dossier.folder),
            texts: try DossierTexts(dossier, on: replica, withAuthors: withAuthors),
            names: try Names(replica), naslag: try Naslag(replica), moves: try MovedNotes(self),
            today: today)
    }
}

/// One dossier as lines and as a document.
struct DossierPage {
    let dossier: Dossier
    let number: DossierNumber
    let texts: DossierTexts
    let names: Names
    let naslag: Naslag
    let moves: MovedNotes
    let today: Day

    var lines: [String] {
        var lines = [headline] + careful.map { "‼ \($0)" }
        if let facts = dossier.facts { lines += self.lines(of: facts) }
        for traject in dossier.trajecten { lines += self.lines(of: traject) }
        lines += moves.traces(in: dossier)
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

    /// What a visitor must know at the door comes before all else.
    private var careful: [String] {
        dossier.all(LetOpField.self).filter { warning in
            warning.day(LetOpField.tot).map { today <= $0 } ?? true
        }.map { warning in
            let soort = warning.choice(LetOpSoort.self, LetOpField.soort)?.label
            return [soort, warning.text(LetOpField.tekst), warning.text(LetOpField.bron)]
                .compactMap(\.self).joined(separator: " · ")
        }
    }

    private func lines(of traject: Traject) -> [String] {
        let feiten = traject.feiten
        let flags = TrajectFlag.allCases.filter(feiten.flags.contains).map(\.rawValue)
        let head =
            [
                say("Traject {1}", traject.nummer), feiten.status(on: today).rawValue,
                feiten.woonproces?.label,
            ].compactMap(\.self) + flags
        let warnings = naslag.findings(feiten, on: today).map(\.line)
        return ["", head.joined(separator: " · ")] + warnings
            + Self.told.flatMap { type in
                traject.records(of: type).flatMap { lines(of: $0, in: traject) }
            }
    }

    /// The types that have a block of their own within a traject.
    private static let told = HousingSchema.dossierTypes.filter {
        ![DossierField.type, TrajectField.type, ControlemomentField.type, LetOpField.type]
            .contains($0)
    }

    private func lines(of record: ShownRecord, in traject: Traject) -> [String] {
        let type = HousingSchema.typeName(record.key.type)
        let title = "\(type.prefix(1).uppercased())\(type.dropFirst()) \(record.shortID)"
        let moments =
            record.key.type == PlaatsingField.type
            ? dossier.controlemomenten(of: record).map(line) : []
        return ["", title] + lines(of: record) + moves.origin(of: record) + moments
    }

    /// The fields that have a value, with a mark at those that people must decide about.
    private func lines(of record: ShownRecord) -> [String] {
        HousingSchema.fields(of: record.key.type).compactMap { field in
            guard let words = words(for: field, of: record) else { return nil }
            let conflict = dossier.conflict(about: field.of(record.key.record))
            let mark = conflict.map { "  ⚠ \(sides(of: $0))" } ?? ""
            return "  " + aligned(field.label, to: 20) + words + mark
        }
    }

    private func words(for field: some RecordField, of record: ShownRecord) -> String? {
        let place = field.of(record.key.record)
        switch field.merging {
        case .text:
            guard let text = record.text(field), !text.isEmpty else { return nil }
            return texts.lines(text, of: place)
                .joined(separator: "\n" + String(repeating: " ", count: 22))
        case .set:
            let elements = record.sets[field.number] ?? []
            guard !elements.isEmpty else { return nil }
            return elements.map { HousingSchema.words(for: $0, in: place) }
                .joined(separator: ", ")
        case .register(.reference, _):
            guard !HousingSchema.isTrajectReference(place), !MovedNotes.tells(field) else {
                return nil
            }
            return record.user(field).map(names.name)
        case .register:
            guard let value = record.values[field.number], value != .empty,
                !MovedNotes.tells(field)
            else { return nil }
            return HousingSchema.words(for: value, in: place)
        }
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
        if moment.isSkipped {
            let reason = moment.text(ControlemomentField.overslaanReden) ?? ""
            parts.append(say("overgeslagen: {1}", reason))
        }
        if !moment.isLogged, let day = moment.day(ControlemomentField.afspraak) {
            parts.append(say("afgesproken op {1}", day))
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
}
