internal import Commands
internal import Hub

/// Copies the database into a file that is whole as soon as it is there.
func backup(_ input: Input, _ data: DataFolder) throws -> Answer {
    let path = input.argument(0)
    let hub = try data.openHub()
    guard !SystemFile.exists(path) else { throw Refused("\(path) is er al.") }
    let unfinished = path + ".onaf"
    SystemFile.remove(unfinished)
    do {
        try hub.backup(to: unfinished)
        try SystemFile.sync(unfinished)
        try SystemFile.rename(unfinished, to: path)
    } catch {
        SystemFile.remove(unfinished)
        throw Refused("De backup is niet gelukt: \(firstLine(of: error))")
    }
    return Answer(
        [
            "Backup gemaakt: \(path)",
            "Bewaar de map \(data.decisions) apart: zonder haar is geen backup terug te zetten.",
        ], ["backup": .text(path), "decisions": .text(data.decisions)])
}

/// Puts a backup in the place of the database.
func herstel(_ input: Input, _ data: DataFolder) throws -> Answer {
    let backup = input.argument(0)
    guard SystemFile.exists(backup) else { throw Refused("Er is geen bestand \(backup).") }
    guard SystemFile.exists(data.receiptKey) else {
        throw Refused(
            "In \(data.decisions) ontbreekt de ontvangstsleutel. Zet eerst die map terug: "
                + "zonder haar telt niets van wat apparaten nog hebben.")
    }
    let restored = try FileLock.trying(data.runningMark) {
        try Restore(data, from: backup).carryOut()
    }
    guard let restored else {
        throw Refused("De hub draait nog. Stop hem eerst; er is niets veranderd.")
    }
    return restored
}
