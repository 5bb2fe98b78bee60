internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Lists the dossiers on this device, by name as a Dutch list has it.
func dossiers(_ input: Input, _ desk: Desk) async throws -> Answer {
    let all = try desk.replica.dossiers().map { (sortKey($0.naam), $0) }
        .sorted { ($0.0, $0.1.folder) < ($1.0, $1.1.folder) }.map(\.1)
    let numbers = DossierNumber.shortest(among: all.map(\.folder))
    let lines = all.map { dossier in
        "\(numbers[dossier.folder]!)  \(aligned(dossier.naam, to: 30))"
            + "\(aligned(dossier.status(on: desk.today).rawValue, to: 15))"
            + dossier.places.map(\.path).joined(separator: ", ")
            + (dossier.conflicts.isEmpty ? "" : "  ⚠ conflict")
    }
    let json = all.map { dossier -> JSON in
        [
            "dossier": .text(numbers[dossier.folder]!.description),
            "folder": .text(dossier.folder.description), "naam": .text(dossier.naam),
            "gemeente": JSON(dossier.facts?.text(DossierField.gemeente)),
            "status": .text(dossier.status(on: desk.today).rawValue),
            "places": .array(dossier.places.map { .text($0.path) }),
            "conflicts": .number(Int64(dossier.conflicts.count)),
        ]
    }
    return Answer(
        lines.isEmpty ? [say("Er zijn nog geen dossiers op dit apparaat.")] : lines,
        ["dossiers": .array(json)])
}

/// Everything in one dossier.
func dossier(_ input: Input, _ desk: Desk) async throws -> Answer {
    let opened = try desk.open(input.argument(0))
    let page = DossierPage(
        dossier: opened.dossier, number: try desk.numbers()[opened.dossier.folder]!,
        texts: try DossierTexts(
            opened.dossier, on: desk.replica, withAuthors: input.has("auteurs")),
        today: desk.today)
    let listed = try desk.listedConflicts().filter { $0.conflict.folder == opened.dossier.folder }
    let waiting = try desk.replica.history(of: opened.dossier.folder)
        .count { $0.standing == .waiting }
    let json = page.json.merging([
        "conflicts": .array(try listed.map { try $0.json(Names(desk.replica)) }),
        "digest": .text(try desk.replica.digest(of: opened.dossier.folder).description),
        "waiting": .number(Int64(waiting)),
    ])
    let sync = waiting > 0 ? [say("↑{1} wachtend: nog niet bij de hub.", waiting)] : []
    return Answer(page.lines + sync, json)
}
