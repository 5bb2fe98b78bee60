internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Puts a note that was written in the wrong dossier where it belongs, and leaves a trace.
func notitieVerplaats(_ input: Input, _ desk: Desk) async throws -> Answer {
    let source = try desk.open(input.argument(0))
    let note = try source.dossier.notities.one(input.argument(1), called: "notitie")
    let target = try desk.open(input.argument(2))
    guard let mover = try desk.replica.user() else { throw ReplicaError.notEnrolled }
    let move = try NoteMove(
        note, from: source, to: target, writtenBy: desk.replica.writer(of: note) ?? mover.id,
        by: mover.id, on: desk.today, reason: input.value("reden")!)
    let changes = try desk.replica.commitAll(move.saves)
    let number = try desk.number(of: target.dossier.folder)
    return Answer(
        say(
            "Notitie {1} staat nu in dossier {2}.", hexadecimal(move.record.bytes.prefix(4)), number
        ),
        [
            "id": .text(move.record.description), "dossier": .text(number.description),
            "changes": .array(changes.map { .text($0.description) }),
        ])
}
