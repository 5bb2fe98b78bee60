internal import Housing
internal import TerminalUI

/// One question of a form over the whole page, where the answers to the others are known.
struct AnswerPage: FillingPage {
    enum Action: Hashable { case save, editor, discard }

    /// What ctrl+s does with it.
    enum Ending: Sendable {
        case saves
        /// The form that it belongs to is saved from elsewhere.
        case keeps
    }

    var subject: FormSubject
    var filling = Filling()
    private let question: String
    private let heading: Wording
    private let whileEmpty: Wording?
    private let ending: Ending
    private var editor = TextEditor()

    /// `whileEmpty` says why nothing is saved yet; nil where no answer is an answer.
    init(
        _ subject: FormSubject, _ question: String, _ heading: Wording, whileEmpty: Wording?,
        ending: Ending = .saves
    ) {
        self.subject = subject
        self.question = question
        self.heading = heading
        self.whileEmpty = whileEmpty
        self.ending = ending
    }

    /// A note in a dossier, new or there already.
    static func note(_ subject: FormSubject) -> AnswerPage {
        AnswerPage(subject, NotitieField.tekst.label, Texts.note, whileEmpty: Texts.emptyNote)
    }

    var bindings: Bindings {
        Bindings([
            Binding(
                ["ctrl+s"], ending == .saves ? Texts.save : Texts.keepDraft, .save,
                unless: { $0.page.editor.isEmpty ? $0.page.whileEmpty : nil }),
            Binding(["F3"], Texts.ownEditor, .editor),
            Binding(["F8"], Texts.throwAway, .discard, isInFooter: false),
        ])
    }

    func title(_ context: PageContext) -> Wording { heading }

    /// What is known beforehand holds, also above what a draft has.
    var answers: [String: String] {
        (filling.opened?.answers ?? [:]).merging(subject.answers) { $1 }
            .merging([question: editor.text]) { $1 }
    }

    mutating func fill(_ opened: OpenedForm, _ context: PageContext) {
        editor = TextEditor(opened.answers[question] ?? "")
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        if key == "ctrl+s" { return nil }
        guard filling.isTaking else { return filling.wait(for: key) }
        let before = editor.text
        guard editor.handle(key, columns: context.size.columns - 2) else { return nil }
        return editor.text == before ? [] : typed()
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        guard filling.isTaking else { return filling.wait(for: paste) }
        editor.insert(paste.text)
        return typed() + (editor.notice.map { [.tell($0, .warning)] } ?? [])
    }

    mutating func edited(_ text: String?, _ context: PageContext) -> [PageEffect] {
        guard let text else { return [.tell(Texts.editorFailed, .warning)] }
        editor.replaceAll(with: text)
        return typed()
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .save: ending == .saves ? save() : [.back(.cancelled)]
        case .editor: [.edit(editor.text)]
        case .discard: throwAway()
        }
    }

    func view(_ context: PageContext) -> View {
        let head = filling.head(Line("  " + context.say(heading)), context)
        return .rows([
            .exactly(head.count, .lines(head)), .share(editor.view().inset(columns: 1)),
        ])
    }
}
