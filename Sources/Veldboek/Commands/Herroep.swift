internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Lists own saves that can be taken back, the latest first.
func herroep(_ input: Input, _ desk: Desk) async throws -> Answer {
    let numbers = try desk.numbers()
    let saves = try desk.replica.undoable(notOf: [.toegangslog])
    let lines = saves.map { save in
        let dossier = numbers[save.folder].map { say("dossier {1}", $0) } ?? say("een map")
        let back = save.undoes == nil ? "" : "  " + say("haalde iets terug")
        return "\(shown(save.name))  \(LocalTime(milliseconds: save.at))  \(dossier)  "
            + what(save).joined(separator: ", ") + back
    }
    let json = saves.map { save -> JSON in
        [
            "change": .text(save.name.description), "folder": .text(save.folder.description),
            "dossier": JSON(numbers[save.folder]?.description), "at": .number(save.at),
            "what": .array(what(save).map { .text($0) }),
            "undoes": JSON(save.undoes?.description),
        ]
    }
    return Answer(
        lines.isEmpty ? [say("Er is niets om te herroepen.")] : lines, ["saves": .array(json)])
}

private func shown(_ name: ChangeName) -> Substring { name.description.prefix(8) }

/// The fields that a save wrote in, each once.
private func what(_ save: UndoableSave) -> [String] {
    var known: Set<String> = []
    let fields = save.operations.compactMap { operation -> String? in
        switch operation {
        case .write(let field, _, _), .add(let field, _), .remove(let field, _),
            .edit(let field, _):
            HousingSchema.label(of: field)
        case .delete: say("verwijderd")
        case .restore: say("teruggezet")
        case .remark, .unknown: nil
        }
    }
    return (fields + (save.place == nil ? [] : [say("regio")])).filter {
        known.insert($0).inserted
    }
}

/// Writes back what was there before an own save; what others did since then stays.
func herroepWijziging(_ input: Input, _ desk: Desk) async throws -> Answer {
    let typed = input.argument(0).lowercased()
    let found = try desk.replica.undoable(limit: .max, notOf: [.toegangslog]).filter {
        $0.name.description.hasPrefix(typed)
    }
    guard typed.count >= 4, found.count == 1 else {
        throw Refused(say("Er is geen eigen wijziging \"{1}\" om te herroepen.", typed))
    }
    let names = try desk.replica.undo(found[0].name, reason: input.value("reden"))
    return Answer(
        say("Herroepen."), ["changes": .array(names.map { .text($0.description) })])
}
