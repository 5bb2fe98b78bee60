internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// Dossiers that look like one person's: the list, two side by side, and what a person decides.

/// What still looks double; with --besloten also what was decided.
func dubbelen(_ input: Input, _ desk: Desk) async throws -> Answer {
    let all = try desk.replica.dubbelen()
    let wanted = input.has("besloten") ? all : all.filter { $0.stand == .open }
    let shown =
        desk.isJSON || input.has("alles") ? wanted : Array(wanted.prefix(mostLines))
    let names = try desk.names(of: shown.flatMap { [$0.pair.one.folder!, $0.pair.other.folder!] })
    desk.shown.note(shown.flatMap { [$0.pair.one.folder!, $0.pair.other.folder!] })
    let lines = shown.flatMap { dubbel -> [String] in
        let (one, other) = (names[dubbel.pair.one.folder!], names[dubbel.pair.other.folder!])
        let stand = dubbel.stand == .open ? "" : "  [\(dubbel.stand.words.said)]"
        return [
            "\(one.number) \(one.naam)  ↔  \(other.number) \(other.naam)"
                + "  (\(dubbel.pair.likeness.score))" + stand,
            "    " + dubbel.pair.likeness.said,
        ]
    }
    let open = say("Er lijkt niets dubbel.")
    return Answer(
        lines.isEmpty ? [open] : lines + more(than: shown.count, of: wanted.count),
        ["dubbelen": .array(shown.map { $0.json(names) })])
}

/// Two dossiers side by side, as one has to see them before joining them.
func dubbelenToon(_ input: Input, _ desk: Desk) async throws -> Answer {
    let folders = [try desk.folder(input.argument(0)), try desk.folder(input.argument(1))]
    let people = try folders.map { folder in
        try desk.replica.open(folder).dossier.facts.map { Persoon($0) }
    }
    guard let one = people[0], let other = people[1] else { throw HousingError.sameDossier }
    let facts = try folders.map { try desk.replica.open($0).dossier.facts }
    let lines = DossierField.allCases.compactMap { field -> String? in
        let words = facts.map { facts in
            (facts?.values[field.number]).flatMap { value in
                value == .empty
                    ? nil
                    : HousingSchema.words(for: value, in: field.of(.dossier(folders[0])))
            } ?? "–"
        }
        guard words.contains(where: { $0 != "–" }), field != .justitieel else { return nil }
        let mark = words[0] == words[1] ? "=" : "≠"
        return "\(aligned(field.label, to: 16))\(mark) \(aligned(words[0], to: 30)) \(words[1])"
    }
    let likeness = Likeness(one, other)
    return Answer(
        lines + [say("Gelijkenis {1}: {2}.", likeness.score, likeness.said)],
        ["score": .number(Int64(likeness.score)), "redenen": likeness.json])
}

/// They are two people, or that is doubted again.
@Sendable func dubbelenGeen(_ input: Input, _ desk: Desk) async throws -> Answer {
    try decide(.oordeel(.geenDubbel), say("{1} en {2} zijn twee mensen."), input, desk)
}

@Sendable func dubbelenToch(_ input: Input, _ desk: Desk) async throws -> Answer {
    try decide(
        .oordeel(.tochBekijken), say("{1} en {2} staan weer in de rij."), input, desk)
}

/// The first goes on in the second.
@Sendable func dubbelenSamenvoegen(_ input: Input, _ desk: Desk) async throws -> Answer {
    let folders = [try desk.folder(input.argument(0)), try desk.folder(input.argument(1))]
    if let unseen = try desk.replica.notLookedAt(folders).first {
        throw HousingError.notLookedAt(try desk.number(of: unseen).description)
    }
    return try decide(.samenvoegen, say("{1} gaat verder in {2}."), input, desk)
}

@Sendable func dubbelenLos(_ input: Input, _ desk: Desk) async throws -> Answer {
    let loser = try desk.folder(input.argument(0))
    let change = try desk.replica.commit(
        DubbelBesluit.losmaken.save(
            desk.replica.voortzettingen().last(of: loser), loser, reden: input.value("reden")!,
            desk.replica.voortzettingen()))
    let number = try desk.number(of: loser)
    return Answer(
        say("{1} staat weer op zichzelf.", number), ["change": .text(change.description)])
}

private func decide(
    _ besluit: DubbelBesluit, _ words: String, _ input: Input, _ desk: Desk
) throws -> Answer {
    let (loser, winner) = (
        try desk.folder(input.argument(0)), try desk.folder(input.argument(1))
    )
    let save = try besluit.save(
        winner, loser, reden: input.value("reden")!, desk.replica.voortzettingen())
    let change = try desk.replica.commit(save)
    let numbers = [try desk.number(of: loser), try desk.number(of: winner)]
    return Answer(
        words.replacing("{1}", with: numbers[0].description)
            .replacing("{2}", with: numbers[1].description),
        ["change": .text(change.description)])
}

extension Likeness {
    /// Why, in the language of who works here.
    var said: String { reasons.map(\.words.said).joined(separator: ", ") }

    fileprivate var json: JSON { .array(reasons.map { .text($0.words.dutch) }) }
}

extension Dubbel {
    fileprivate func json(_ names: DossierNames) -> JSON {
        let (one, other) = (names[pair.one.folder!], names[pair.other.folder!])
        return [
            "een": .text(one.number.description), "ander": .text(other.number.description),
            "namen": .array([.text(one.naam), .text(other.naam)]),
            "score": .number(Int64(pair.likeness.score)), "redenen": pair.likeness.json,
            "stand": .text(stand.rawValue),
        ]
    }
}
