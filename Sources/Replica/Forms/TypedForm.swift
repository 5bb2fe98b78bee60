internal import SQLite
internal import SyncProtocol

/// A form as it was after a key, ready to be written.
struct TypedForm {
    let draft: DraftID
    let folder: FolderID
    let contents: [UInt8]
    /// When the key was pressed, for people to read.
    let at: Int64
}

extension TypedForm {
    init(_ form: Form, at now: Int64) {
        self.init(draft: form.id, folder: form.folder, contents: form.bytes, at: now)
    }

    init(_ row: Row) {
        self.init(
            draft: DraftID(row.blob(0))!, folder: FolderID(row.blob(1))!, contents: row.blob(2),
            at: row.integer(3))
    }
}
