internal import Replica
internal import SyncProtocol

/// What was typed beside the forms of a dossier, such as a reason: kept as a draft until it is used.
struct Jotting: Sendable {
    /// By which a draft tells what it is about; no question has such a key.
    private static let about = " over"

    /// The draft of it.
    private(set) var form: KeptForm
    /// When it was kept that came back; nil where it is new.
    let restoredAt: Int64?

    /// The last one about the same, or a new one.
    init(about subject: String, in folder: FolderID, on replica: Replica) throws {
        for draft in try replica.drafts() where draft.folder == folder {
            guard let form = try? replica.restore(draft.id),
                form.answers[Self.about] == subject
            else { continue }
            self.form = form
            restoredAt = draft.savedAt
            return
        }
        form = try replica.open([], in: folder)
        form.answers[Self.about] = subject
        restoredAt = nil
    }

    /// What the draft is about; nil where it is a form's.
    static func subject(of form: KeptForm) -> String? { form.answers[about] }

    subscript(question: String) -> String {
        get { form.answers[question] ?? "" }
        set { form.answers[question] = newValue }
    }

    func discard(on replica: Replica) throws { try replica.discard(form.id) }
}
