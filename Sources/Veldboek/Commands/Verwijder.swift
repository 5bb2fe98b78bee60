internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Takes a part of a dossier away, with a reason.
func verwijder(_ input: Input, _ desk: Desk) async throws -> Answer {
    let opened = try desk.open(input.argument(0))
    let record = try opened.dossier.record(input.argument(1))
    let save = try opened.dossier.removing(record, reason: input.value("reden")!)
    let change = try desk.commit(save, to: opened)
    let what = "\(HousingSchema.typeName(record.key.type)) \(record.shortID)"
    return Answer(say("{1} verwijderd.", what), ["change": .text(change.description)])
}
