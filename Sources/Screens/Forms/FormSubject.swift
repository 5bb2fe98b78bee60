internal import Housing
internal import Replica
internal import SyncProtocol

/// What a form is filled in for, by the one who opens it.
struct FormSubject: Sendable {
    let definition: FormDefinition
    /// Nil for someone who has no dossier yet.
    let folder: FolderID?
    /// Nil for the last one.
    var traject: RecordID?
    /// The record that is changed, or the control moment that is logged; nil where one is made.
    var changed: RecordID?
    /// What stands in it already, by the keys of its questions.
    var answers: [String: String] = [:]
    /// The draft that is taken up again; the last one about the same where none is named.
    var draft: DraftID?
    /// The draft is that of the page below, so nothing was restored.
    var isCarriedOn = false
    /// No draft is taken up, as this is begun anew.
    var isFresh = false

    /// A moment is planned before it is filled in, so what is asked for it is still asked.
    var isChange: Bool {
        switch definition.about {
        case .facts: true
        case .record, .restricted: changed != nil
        case .moment, .registration: false
        }
    }
}

extension FormSubject {
    /// By which a draft tells what it is about, beside its answers; no question has such a key.
    private static let name = " form", traject = " traject", changed = " changed"

    /// The answers of a draft with what they are about.
    func kept(_ answers: [String: String]) -> [String: String] {
        var kept = answers
        kept[Self.name] = definition.name
        kept[Self.traject] = traject?.description
        kept[Self.changed] = changed?.description
        return kept
    }

    /// Whether a draft was typed in this form, about the same.
    func fits(_ form: KeptForm) -> Bool {
        guard form.answers[Self.name] == definition.name else { return false }
        if isRestricted { return Self.dossier(ofRestricted: form) == folder }
        return form.answers[Self.changed] == changed?.description
            && (form.kind == nil) == (folder != nil)
    }

    /// What a draft was about; nil where it was not typed in such a form.
    init?(_ form: KeptForm) {
        guard let name = form.answers[Self.name],
            let definition = FormDefinition.all.first(where: { $0.name == name })
        else { return nil }
        func record(_ key: String) -> RecordID? {
            form.answers[key].flatMap { typed in
                form.sheets.map(\.key.record).first { $0.description == typed }
            }
        }
        let folder = form.kind == nil ? form.folder : nil
        self.init(
            definition: definition, folder: Self.dossier(ofRestricted: form) ?? folder,
            traject: record(Self.traject), changed: record(Self.changed), draft: form.id)
    }

    /// The page on which it is filled in.
    var page: any Page {
        switch definition.name {
        case FormDefinition.notitie.name: AnswerPage.note(self)
        case FormDefinition.controlemoment.name: MomentPage(self)
        default: FormPage(self)
        }
    }

    static func answers(in kept: [String: String]) -> [String: String] {
        kept.filter { !$0.key.hasPrefix(" ") }
    }
}
