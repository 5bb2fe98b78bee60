internal import Commands
internal import Hub
internal import SyncProtocol

/// Recomputes what can be recomputed, and prints a digest per folder.
func controleer(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let damages = try hub.audit()
    let digests = try hub.folders().map {
        (folder: $0.description, digest: try hub.digest(of: $0).description)
    }
    return Answer(
        damages.map { "Beschadigd: \($0)" } + digests.map { "\($0.folder)  \($0.digest)" }
            + [damages.isEmpty ? "De hub is in orde." : "De hub is beschadigd."],
        [
            "clean": .boolean(damages.isEmpty), "damages": .array(damages.map { .text($0) }),
            "folders": .array(
                digests.map { ["folder": .text($0.folder), "digest": .text($0.digest)] }),
        ], status: damages.isEmpty ? .done : .unreadable)
}

/// Prints one line to keep elsewhere: whoever has it can see later whether the past was changed.
func hoofden(_ input: Input, _ data: DataFolder) throws -> Answer {
    let head = try data.openHub().feedHead()
    return Answer(
        "\(head.position) \(head.hash)",
        ["position": .number(head.position), "hash": .text(head.hash)])
}
