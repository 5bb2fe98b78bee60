internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Logs the start of rent, and plans its control moments.
func plaatsing(_ input: Input, _ desk: Desk) async throws -> Answer {
    let opened = try desk.open(input.argument(0))
    let known = opened.dossier.trajecten.last?.woonproces
    guard let process = try input.choice(Woonproces.self, "woonproces") ?? known else {
        throw HousingError.woonprocesMissing
    }
    let gemeente = input.value("gemeente")!
    let plaatsing = Plaatsing(
        ingangHuur: try input.day("ingang")!,
        gemeente: try Naslag(desk.replica).gemeente(gemeente)?.naam ?? gemeente,
        corporatie: input.value("corporatie")!, woonproces: process)
    try desk.commit(try plaatsing.save(in: opened.dossier), to: opened)
    let dossier = try desk.replica.open(opened.dossier.folder).dossier
    let placed = try dossier.plaatsing(nil)
    let moments = dossier.controlemomenten(of: placed)
    let days = moments.compactMap { $0.day(ControlemomentField.gepland)?.description }
    return Answer(
        say("Geplaatst. Controlemomenten: {1}.", days.joined(separator: ", ")),
        placed.json.merging(["controlemomenten": .array(moments.map(\.json))]))
}

/// Lists the control moments that were not logged yet, the first one due first.
func nazorgLijst(_ input: Input, _ desk: Desk) async throws -> Answer {
    let numbers = try desk.numbers()
    let rows = try desk.replica.dossiers().flatMap { openMoments(of: $0, on: desk.today) }
        .filter { !input.has("nu") || $0.due != .later }
        .sorted { ($0.planned, $0.dossier.folder) < ($1.planned, $1.dossier.folder) }
    let lines = rows.map { row in
        "\(numbers[row.dossier.folder]!)  \(row.planned)  \(say("moment {1}", row.number))  "
            + "\(row.dossier.naam)  \(row.due.rawValue)"
            + (row.attempts.isEmpty ? "" : "  " + say("niet thuis: {1}", joined(row.attempts)))
    }
    let json = rows.map {
        $0.json.merging(["dossier": JSON(numbers[$0.dossier.folder]?.description)])
    }
    return Answer(
        lines.isEmpty ? [say("Er staan geen controlemomenten open.")] : lines,
        ["momenten": .array(json)])
}

private struct OpenMoment {
    let dossier: Dossier
    let placement: Int64?
    let number: Int64
    let planned: Day
    let due: Nazorg.Due
    let attempts: [Day]

    var json: JSON {
        let window = Nazorg.window(of: planned)
        return [
            "folder": .text(dossier.folder.description), "naam": .text(dossier.naam),
            "plaatsing": JSON(placement), "moment": .number(number),
            "gepland": .text(planned.iso), "van": .text(window.lowerBound.iso),
            "tot": .text(window.upperBound.iso), "stand": .text(due.rawValue),
            "pogingen": .array(attempts.map { .text($0.iso) }),
        ]
    }
}

private func openMoments(of dossier: Dossier, on today: Day) -> [OpenMoment] {
    dossier.plaatsingen.flatMap { placement in
        dossier.controlemomenten(of: placement).compactMap { moment in
            guard moment.whole(ControlemomentField.uitkomst) == nil,
                let planned = moment.day(ControlemomentField.gepland)
            else { return nil }
            return OpenMoment(
                dossier: dossier, placement: placement.whole(PlaatsingField.nummer),
                number: moment.whole(ControlemomentField.nummer) ?? 0, planned: planned,
                due: Nazorg.due(planned, on: today),
                attempts: moment.days(ControlemomentField.pogingen))
        }
    }
}

private func joined(_ days: [Day]) -> String {
    days.map(\.description).joined(separator: ", ")
}

/// Logs what a control moment came to.
func nazorgLog(_ input: Input, _ desk: Desk) async throws -> Answer {
    let day = try input.day("datum") ?? desk.today
    let uitkomst = try input.choice(ControlemomentUitkomst.self, "uitkomst")!
    let note = try input.value("notitie").map(Input.text) ?? ""
    return try log(.uitkomst(uitkomst, op: day, notitie: note), on: day, input, desk)
}

/// Logs that nobody was at home.
func nazorgPoging(_ input: Input, _ desk: Desk) async throws -> Answer {
    let day = try input.day("datum") ?? desk.today
    return try log(.poging(op: day), on: day, input, desk)
}

private func log(
    _ log: ControlemomentLog, on day: Day, _ input: Input, _ desk: Desk
) throws -> Answer {
    let opened = try desk.open(input.argument(0))
    let placement = try opened.dossier.plaatsing(try placementNumber(input))
    let moment = try opened.dossier.controlemoment(input.argument(1), of: placement)
    try desk.commit(log.save(for: moment), to: opened)
    var lines = [say("Controlemoment {1} bewaard.", input.argument(1))]
    if let planned = moment.day(ControlemomentField.gepland) {
        let window = Nazorg.window(of: planned)
        if !window.contains(day) {
            lines.append(
                say(
                    "Let op: buiten de termijn ({1} t/m {2}).", window.lowerBound,
                    window.upperBound))
        }
    }
    let present = try desk.replica.record(moment.key, in: opened.dossier.folder)
    return Answer(lines, present?.json ?? .null)
}

private func placementNumber(_ input: Input) throws -> Int64? {
    guard let typed = input.value("plaatsing") else { return nil }
    guard let number = Int64(typed) else {
        throw UsageError(say("--plaatsing: \"{1}\" is geen nummer.", typed))
    }
    return number
}
