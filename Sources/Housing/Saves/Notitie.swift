public import Replica
public import SyncProtocol

/// A note in a dossier.
public struct Notitie: Sendable {
    public var tekst: String
    public var datum: Day

    public init(tekst: String, datum: Day) {
        self.tekst = tekst
        self.datum = datum
    }

    public func save(as record: RecordID, in folder: FolderID) throws(HousingError) -> Save {
        guard !tekst.isEmpty else { throw .nothingChanged }
        let operations = [NotitieField.datum.write(datum.value, on: record)]
        return Save(
            folder: folder, operations: operations + NotitieField.tekst.begin(tekst, on: record))
    }

    /// Other words for a note that is there.
    public static func save(_ tekst: String, for note: ShownRecord) throws(HousingError) -> Save {
        Save(
            folder: note.folder,
            operations: try rewriting(NotitieField.tekst, of: note, to: tekst))
    }
}

/// The edits that give a text of a record other words.
func rewriting(
    _ field: some RecordField, of record: ShownRecord, to text: String
) throws(HousingError) -> [Operation] {
    let edits = textEdits(from: record.texts[field.number] ?? "", to: text)
    guard !edits.isEmpty else { throw .nothingChanged }
    return [.edit(field.of(record.key.record), edits)]
}
