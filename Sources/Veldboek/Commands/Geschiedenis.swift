internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Who wrote what in a dossier, and when.
func geschiedenis(_ input: Input, _ desk: Desk) async throws -> Answer {
    let names = try Names(desk.replica)
    let steps = try desk.replica.steps(of: try desk.folder(input.argument(0)))
    return Answer(
        steps.flatMap { $0.lines(names) }, ["history": .array(steps.map { $0.json(names) })])
}

extension HistoryStep {
    fileprivate func lines(_ names: Names) -> [String] {
        let head =
            "\(LocalTime(milliseconds: entry.at))  \(names.name(of: entry.author))  "
            + entry.standing.words + (entry.counts ? "" : " (" + say("telt niet mee") + ")")
        return [head]
            + items.map { item in
                let from = item.from.map { "\($0) → " } ?? ""
                let reason = item.reason.map { " (" + say("reden: {1}", $0) + ")" } ?? ""
                let to = item.to.split(separator: "\n").joined(separator: " / ")
                return "  \(item.what): \(from)\(to)\(reason)"
            }
    }

    fileprivate func json(_ names: Names) -> JSON {
        [
            "change": .text(entry.name.description), "at": .number(entry.at),
            "time": .text(LocalTime(milliseconds: entry.at).description),
            "author": .text(names.name(of: entry.author)),
            "user": .text(entry.author.description), "standing": .text(entry.standing.words),
            "counts": .boolean(entry.counts),
            "items": .array(
                items.map {
                    [
                        "what": .text($0.what), "from": JSON($0.from), "to": .text($0.to),
                        "reason": JSON($0.reason),
                    ]
                }),
        ]
    }
}

/// Recomputes what can be recomputed, and prints a digest per folder.
func controle(_ input: Input, _ desk: Desk) async throws -> Answer {
    let damages = try desk.replica.check()
    let states: [FolderState] = [.here, .arriving, .leaving]
    let folders = try states.flatMap { try desk.replica.folders($0) }.sorted()
    let logs = Set(try states.flatMap { try desk.replica.folders($0, of: .toegangslog) })
    let digests = try folders.map { ($0, try desk.replica.digest(of: $0)) }
    func list(_ digests: [(FolderID, FolderDigest)]) -> JSON {
        .array(digests.map { ["folder": .text($0.description), "digest": .text($1.description)] })
    }
    let counts = try desk.replica.counts()
    var lines = damages.map { say("Beschadigd: {1}", $0) }
    lines += digests.map { "\($0)  \($1)" }
    lines.append(
        damages.isEmpty ? say("De replica is in orde.") : say("De replica is beschadigd."))
    if counts.waiting + counts.held > 0 {
        lines.append(
            say(
                "{1} wachtend en {2} vastgehouden tellen niet mee.", counts.waiting, counts.held))
    }
    let json: JSON = [
        "clean": .boolean(damages.isEmpty),
        "damages": .array(damages.map { .text($0.description) }),
        // A device has its access log to itself, so that there is nothing to compare it with.
        "folders": list(digests.filter { !logs.contains($0.0) }),
        "accessLogs": list(digests.filter { logs.contains($0.0) }),
        "waiting": .number(counts.waiting), "held": .number(counts.held),
    ]
    return Answer(lines, json, status: damages.isEmpty ? .done : .unreadable)
}
