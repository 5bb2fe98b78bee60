internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// Recomputes what can be recomputed, and prints a digest per folder.
func controleer(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let line = try input.value("hoofd").map(headLine)
    let damages = try hub.audit(since: line)
    let digests = try hub.folders().map { folder in
        (
            folder: folder.description, digest: try hub.digest(of: folder).description,
            isLog: try hub.kind(of: folder) == .toegangslog
        )
    }
    func json(_ list: [(folder: String, digest: String, isLog: Bool)]) -> JSON {
        .array(list.map { ["folder": .text($0.folder), "digest": .text($0.digest)] })
    }
    return Answer(
        damages.map { "Beschadigd: \($0)" } + digests.map { "\($0.folder)  \($0.digest)" }
            + [damages.isEmpty ? "De hub is in orde." : "De hub is beschadigd."],
        [
            "clean": .boolean(damages.isEmpty), "damages": .array(damages.map { .text($0) }),
            // A device has its access log to itself, so that there is nothing to compare it with.
            "folders": json(digests.filter { !$0.isLog }),
            "accessLogs": json(digests.filter(\.isLog)),
        ], status: damages.isEmpty ? .done : .unreadable)
}

/// Prints one line to keep elsewhere: whoever has it can see later whether the past was changed.
func hoofden(_ input: Input, _ data: DataFolder) throws -> Answer {
    let head = try data.openHub().headLine()
    return Answer(
        head.description,
        [
            "position": .number(head.position), "feedHash": .text("\(head.feedHash)"),
            "serial": .number(head.serial), "journalHash": .text("\(head.journalHash)"),
        ])
}

/// A line that `hoofden` printed, as typed.
private func headLine(_ typed: String) throws -> HeadLine {
    guard let line = HeadLine(typed) else {
        throw UsageError("--hoofd: dat is geen regel van loket hoofden. Zet hem tussen \"\".")
    }
    return line
}
