internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Writes a new note, or gives a note other words.
func notitie(_ input: Input, _ desk: Desk) async throws -> Answer {
    let opened = try desk.open(input.argument(0))
    let text = try Input.text(input.argument(1))
    let record: RecordID
    let save: Save
    if let typed = input.value("wijzig") {
        let note = try opened.dossier.notities.one(typed, called: "notitie")
        record = note.key.record
        save = try Notitie.save(text, for: note)
    } else {
        record = desk.newIdentifier()
        let notitie = Notitie(tekst: text, datum: try input.day("datum") ?? desk.today)
        save = try notitie.save(as: record, in: opened.dossier.folder)
    }
    try desk.commit(save, to: opened)
    return saved(say("Notitie {1}", shortWord(record)), record)
}

/// Holds an intake, or changes one.
func intake(_ input: Input, _ desk: Desk) async throws -> Answer {
    let opened = try desk.open(input.argument(0))
    let datum = try input.day("datum")
    let uitkomst = try input.choice(IntakeUitkomst.self, "uitkomst")
    let verslag = try input.value("verslag").map(Input.text)
    if let typed = input.value("wijzig") {
        let known = try opened.dossier.intakes.one(typed, called: "intake")
        var wijziging = IntakeWijziging()
        (wijziging.datum, wijziging.uitkomst, wijziging.verslag) = (datum, uitkomst, verslag)
        try desk.commit(try wijziging.save(for: known), to: opened)
        return saved(say("Intake {1}", shortWord(known.key.record)), known.key.record)
    }
    guard let uitkomst else { throw UsageError(say("De optie {1} ontbreekt.", "--uitkomst")) }
    let intake = Intake(datum: datum ?? desk.today, uitkomst: uitkomst, verslag: verslag ?? "")
    let record: RecordID = desk.newIdentifier()
    try desk.commit(intake.save(as: record, in: opened.dossier.folder), to: opened)
    return saved(say("Intake {1}", shortWord(record)), record)
}

private func saved(_ what: String, _ record: RecordID) -> Answer {
    Answer(
        say("{1} bewaard.", what),
        ["id": .text(record.description)])
}

private func shortWord(_ record: RecordID) -> String { hexadecimal(record.bytes.prefix(4)) }
