internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// An overview for the person: all that is kept about him, where, for how long, and who looked.
func inzage(_ input: Input, _ desk: Desk) async throws -> Answer {
    let folder = try desk.folder(input.argument(0))
    let page = InzagePage(
        overview: try PersonOverview(desk.replica, of: folder, on: desk.today),
        number: try desk.number(of: folder), names: try Names(desk.replica),
        moves: try MovedNotes(desk), today: desk.today, maker: try desk.replica.user()?.name)
    return Answer(page.lines, page.json)
}

/// The overview as text that can be printed, and as a document.
struct InzagePage {
    let overview: PersonOverview
    let number: DossierNumber
    let names: Names
    let moves: MovedNotes
    let today: Day
    let maker: String?

    private var dossier: Dossier { overview.dossier }

    var lines: [String] {
        head + section(say("Waar het ligt"), whereItLies) + section(say("Hoe lang"), howLong)
            + [say("Wat er bewaard wordt").uppercased()] + overview.kept.flatMap(lines)
            + section(say("Wat is weggehaald"), removals) + section(say("Wie keek"), visits)
    }

    private var head: [String] {
        [
            say("Overzicht van wat Loket Housing bewaart over {1}", dossier.naam),
            say("Dossier {1}, gemaakt op {2} door {3}.", number, today, maker ?? "?"),
            overview.knowsAllLogs
                ? say("Op kantoor gemaakt: met de toegangslogs die tot nu toe aankwamen.")
                : say(
                    "Dit is wat dit apparaat weet. Wie op een ander apparaat keek, weet het kantoor."
                ),
            "",
        ]
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : [title.uppercased()] + lines.map { "  " + $0 } + [""]
    }

    private var whereItLies: [String] {
        let regions = dossier.places.map(\.path).joined(separator: say(" én "))
        var lines = [
            say(
                "Regio {1}: op de server van het loket, en op de apparaten van wie daar werkt.",
                regions)
        ]
        switch overview.restricted {
        case .none: break
        case .here: lines.append(say("Wat over detentie gaat ligt apart, voor weinig mensen."))
        case .elsewhere:
            lines.append(
                say("Wat over detentie gaat ligt apart, en staat niet op dit apparaat."))
        }
        if overview.draftCount > 0 {
            lines.append(
                say("Op dit apparaat is nog iets getypt en niet bewaard: {1}.", overview.draftCount)
            )
        }
        return lines
    }

    private var howLong: [String] {
        guard let bewaring = overview.bewaring else { return [] }
        return [say("Tot en met {1}: {2}.", bewaring.lastDay, bewaring.reason.said)]
            + (bewaring.isRunning
                ? [say("Er loopt nog een traject: met elke gebeurtenis wordt het later.")] : [])
    }

    private func lines(of kept: PersonOverview.Kept) -> [String] {
        let record = kept.record
        let title = HousingSchema.typeName(record.key.type)
        let fields = HousingSchema.fields(of: record.key.type).compactMap { field in
            words(for: field, of: record).map { "    " + aligned(field.label, to: 18) + $0 }
        }
        return ["  \(title)"] + fields + moves.origin(of: record).map { "  " + $0 }
            + [hands(of: kept)].compactMap(\.self).map { "    " + $0 } + [""]
    }

    private func hands(of kept: PersonOverview.Kept) -> String? {
        guard let written = kept.written else { return nil }
        let first = say("opgeschreven door {1}", words(for: written))
        guard let last = kept.changed.last else { return first }
        let times = kept.changed.count
        return first + "; "
            + (times == 1
                ? say("veranderd door {1}", words(for: last))
                : say("{1} keer veranderd, het laatst door {2}", times, words(for: last)))
    }

    private func words(for hand: PersonOverview.Hand) -> String {
        "\(names.name(of: hand.author)), \(LocalTime(milliseconds: hand.at))"
    }

    /// Nil where there is nothing, or what only binds one record to another.
    private func words(for field: some RecordField, of record: ShownRecord) -> String? {
        switch field.merging {
        case .text:
            return record.text(field).flatMap { $0.isEmpty ? nil : indented($0) }
        case .set:
            let all = (record.sets[field.number] ?? []).map {
                HousingSchema.words(for: $0, in: field.of(record.key.record))
            }
            return all.isEmpty ? nil : all.joined(separator: ", ")
        case .register(.reference, _):
            guard !MovedNotes.tells(field), let user = record.user(field) else { return nil }
            return names.knownName(of: user)
        case .register:
            guard let value = record.values[field.number], value != .empty else { return nil }
            return indented(HousingSchema.words(for: value, in: field.of(record.key.record)))
        }
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\n" + String(repeating: " ", count: 22))
    }

    private var removals: [String] {
        overview.removed.map { removed in
            let type = HousingSchema.typeName(removed.type)
            return say("{1}, weggehaald door {2}", type, words(for: removed.by))
                + (removed.reason.map { ": \($0)" } ?? "")
        }
    }

    private var visits: [String] {
        guard !overview.visits.isEmpty else { return [say("Niemand, voor zover hier bekend.")] }
        return overview.visits.map { visit in
            var parts = [
                "\(LocalTime(milliseconds: visit.wanneer))",
                names.name(of: visit.wie) + (visit.rol.map { " (\($0))" } ?? ""),
                visit.soort.words.said, visit.reden ?? visit.grond.words.said,
            ]
            if let name = visit.namens { parts.append(say("namens {1}", name)) }
            if let site = visit.apparaat {
                parts.append(say("apparaat {1}", hexadecimal(site.bytes.prefix(3))))
            }
            return parts.joined(separator: " · ")
        }
    }
}
