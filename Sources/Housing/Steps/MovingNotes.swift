public import Replica
public import SyncProtocol

/// A note that was put into the wrong dossier, on its way to the right one.
///
/// Its arrival is saved before its departure, and each stands alone: without the departure it is in both
/// dossiers, without the arrival its words are still in the history of the first, and the trace tells
/// where they belong. Two who move one note apart to one dossier meet in one note there; apart to two
/// dossiers it is in both, and the first one has two traces.
public struct NoteMove: Sendable {
    private let note: ShownRecord
    private let source: OpenedDossier
    private let target: OpenedDossier
    private let writer: UserID
    private let mover: UserID
    private let today: Day
    private let reason: String

    public init(
        _ note: ShownRecord, from source: OpenedDossier, to target: OpenedDossier,
        writtenBy: UserID,
        by mover: UserID, on today: Day, reason: String
    ) throws(Refusal) {
        guard source.dossier.folder != target.dossier.folder else {
            throw Refusal(
                "de notitie staat al in dit dossier", "the note is in this dossier already")
        }
        let reason = trimmed(reason)
        guard !reason.isEmpty else {
            throw Refusal("verplaatsen heeft een reden nodig", "moving needs a reason")
        }
        guard reason.utf8.count <= Limits.reasonBytes else {
            throw Refusal(
                "de reden is te lang (hooguit \(Limits.reasonBytes) bytes)",
                "the reason is too long (at most \(Limits.reasonBytes) bytes)")
        }
        self.note = note
        self.source = source
        self.target = target
        self.writer = note.user(NotitieField.schrijver) ?? writtenBy
        self.mover = mover
        self.today = today
        self.reason = reason
    }

    /// The note where it belongs.
    public var record: RecordID {
        .moved(note.key.record, from: source.dossier.folder)
    }

    /// In the order in which they are to be written, in one go.
    public var saves: [Save] { [arrival, departure] }

    private var arrival: Save {
        let traject = target.dossier.trajecten.last!.record
        return Save(
            folder: target.dossier.folder, openedOn: target.version,
            operations: writes(
                [
                    (NotitieField.datum, note.values[NotitieField.datum.number]),
                    (.traject, traject.value), (.overgenomen, .text(note.noteText)),
                    (.uit, .bytes(source.dossier.folder.bytes)),
                    (.schrijver, .bytes(writer.bytes)), (.verplaatstDoor, .bytes(mover.bytes)),
                    (.verplaatstReden, .text(reason)),
                ], on: record))
    }

    private var departure: Save {
        let trace = RecordID.trace(of: note.key.record, to: target.dossier.folder)
        return Save(
            folder: source.dossier.folder, openedOn: source.version,
            operations: writes(
                [
                    (VerplaatsingField.notitie, note.key.record.value),
                    (.naar, .bytes(target.dossier.folder.bytes)), (.datum, today.value),
                    (.reden, .text(reason)), (.door, .bytes(mover.bytes)),
                ], on: trace) + [.delete(note.key, reason: reason)])
    }
}

extension ShownRecord {
    /// All words of a note: those that came from elsewhere, and what was written below them.
    public var noteText: String {
        [text(NotitieField.overgenomen), text(NotitieField.tekst)].compactMap(\.self)
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension Replica {
    /// Who began to write a note.
    public func writer(of note: ShownRecord) throws -> UserID? {
        if let writer = note.user(NotitieField.schrijver) { return writer }
        let reading = try authors(
            of: NotitieField.tekst.of(note.key.record), in: note.folder)
        return (reading.pieces.first(where: \.isVisible) ?? reading.pieces.first)?.insertedBy.author
    }
}
