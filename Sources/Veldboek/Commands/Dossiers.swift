internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Lists the dossiers on this device, by name as a Dutch list has it.
func dossiers(_ input: Input, _ desk: Desk) async throws -> Answer {
    let naslag = try Naslag(desk.replica)
    let list = try DossierList(
        desk.replica, try input.filter(naslag, desk), naslag, on: desk.today,
        limit: input.has("alles") || desk.isJSON ? .max : mostLines)
    let voortzettingen = try desk.replica.voortzettingen()
    let numbers = try desk.numbers(
        of: list.dossiers.flatMap { [$0.folder, voortzettingen.last(of: $0.folder)] })
    let conflicts = Dictionary(grouping: try desk.replica.conflicts(), by: \.folder)
    let rows = try list.dossiers.map { dossier -> (String, JSON) in
        let last = voortzettingen.last(of: dossier.folder)
        let status = dossier.feiten.status(on: desk.today)
        let places = try desk.replica.livePlaces(of: dossier.folder).map(\.path)
        let flags = TrajectFlag.allCases.filter {
            $0 != .conflict && dossier.feiten.flags.contains($0)
        }.map(\.rawValue)
        let line =
            "\(numbers[dossier.folder]!)  \(aligned(dossier.naam, to: 30))"
            + "\(aligned(status.rawValue, to: 20))" + places.joined(separator: ", ")
            + flags.map { "  · \($0)" }.joined()
            + (conflicts[dossier.folder] == nil ? "" : "  ⚠ conflict")
            + (last == dossier.folder ? "" : say("  · verder in {1}", numbers[last]!))
        return (
            line,
            [
                "dossier": .text(numbers[dossier.folder]!.description),
                "folder": .text(dossier.folder.description), "naam": .text(dossier.naam),
                "gemeente": JSON(dossier.gemeente), "status": .text(status.rawValue),
                "woonproces": JSON(dossier.feiten.woonproces?.word),
                "places": .array(places.map { .text($0) }),
                "flags": .array(flags.map { .text($0) }),
                "verderIn": last == dossier.folder ? .null : .text(numbers[last]!.description),
                "conflicts": .number(Int64(conflicts[dossier.folder]?.count ?? 0)),
            ]
        )
    }
    let more = list.hasMore ? [say("Er zijn er meer; --alles toont de rest.")] : []
    return Answer(
        rows.isEmpty ? [say("Er zijn nog geen dossiers op dit apparaat.")] : rows.map(\.0) + more,
        ["dossiers": .array(rows.map(\.1))])
}

extension Input {
    /// Which dossiers are asked for.
    fileprivate func filter(_ naslag: Naslag, _ desk: Desk) throws -> DossierFilter {
        var filter = DossierFilter()
        filter.withJoined = has("ook-samengevoegd")
        if has("mijn") { filter.medewerker = try desk.replica.user()?.id }
        filter.status = try oneOf("status", TrajectStatus.allCases, \.word)
        filter.regio = try oneOf("regio", Regio.allCases, \.rawValue)
        filter.woonproces = try choice(Woonproces.self, "woonproces")
        filter.flag = try oneOf("vlag", TrajectFlag.allCases, \.word)
        if let typed = value("gemeente") {
            guard let gemeente = naslag.gemeente(typed) else {
                throw HousingError.gemeenteUnknown(typed)
            }
            filter.gemeente = gemeente.naam
        }
        return filter
    }
}

/// Everything in one dossier.
func dossier(_ input: Input, _ desk: Desk) async throws -> Answer {
    let opened = try desk.open(input.argument(0))
    let page = try desk.page(of: opened.dossier, withAuthors: input.has("auteurs"))
    let listed = try desk.listedConflicts(in: opened.dossier.folder)
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
