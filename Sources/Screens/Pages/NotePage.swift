internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// A note in a dossier, new or there already: one text over the whole page, kept as it is typed.
struct NotePage: Page {
    enum Action: Hashable { case save, editor, discard }

    /// The question of the form that the text answers.
    private static let question = "tekst"

    private let subject: FormSubject
    private var opened: OpenedForm?
    private var editor = TextEditor()
    /// What was typed before there was anything to keep it in.
    private var early: [Key] = []
    private var notices: [Line] = []
    private var told: [Words] = []
    /// What is typed meanwhile would belong to nothing.
    private var isSaving = false

    init(_ subject: FormSubject) { self.subject = subject }

    var bindings: Bindings {
        Bindings([
            Binding(
                ["ctrl+s"], Texts.save, .save,
                unless: { $0.page.editor.isEmpty ? Texts.emptyNote : nil }),
            Binding(["F3"], Texts.ownEditor, .editor),
            Binding(["F8"], Texts.throwAway, .discard, isInFooter: false),
        ])
    }

    var isTyping: Bool { true }

    func title(_ context: PageContext) -> Wording { Texts.note }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        guard opened == nil else { return [] }
        let subject = subject
        return [
            Self.attempt("open", { try $0.open(subject) }) { page, result, context in
                switch result {
                case .success(let opened): return page.begin(opened, context)
                case .failure(let error):
                    return [.tell(error.wording, .danger), .back(.cancelled)]
                }
            }
        ]
    }

    /// What was typed before the dossier was read comes after what was there.
    private mutating func begin(_ opened: OpenedForm, _ context: PageContext) -> [PageEffect] {
        self.opened = opened
        editor = TextEditor(opened.answers[Self.question] ?? "")
        if let at = opened.restoredAt {
            notices = [Line(context.say(Texts.restored(at, context.today)), .accent)]
        }
        defer { early = [] }
        return early.flatMap { press($0, context) ?? [] }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        if key == "ctrl+s" { return nil }
        guard opened != nil else {
            if key == "Esc" { return nil }
            early.append(key)
            return []
        }
        if isSaving { return [] }
        let before = editor
        guard editor.handle(key, columns: context.size.columns - 2) else { return nil }
        return editor.isSameText(as: before) ? [] : typed()
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        guard opened != nil, !isSaving else { return [] }
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
        case .save: return save()
        case .editor: return [.edit(editor.text)]
        case .discard:
            guard let opened else { return [] }
            isSaving = true
            return [
                Self.attempt("discard", { try $0.discard(opened) }) { _, _, _ in
                    [.tell(Texts.thrownAway, .quiet), .back(.cancelled)]
                }
            ]
        }
    }

    private var answers: [String: String] {
        (opened?.answers ?? [:]).merging([Self.question: editor.text]) { $1 }
    }

    private func typed() -> [PageEffect] {
        opened.map { [.keep($0.draft(answers))] } ?? []
    }

    private mutating func save() -> [PageEffect] {
        guard let opened, !isSaving else { return [] }
        isSaving = true
        let (answers, told) = (answers, told)
        return [
            Self.attempt("save", { try $0.save(opened, answers, told: told) }) {
                page, result, context in
                page.isSaving = false
                return page.take(result, context)
            }
        ]
    }

    private mutating func take(_ result: Result<FormOutcome, any Error>, _ context: PageContext)
        -> [PageEffect]
    {
        switch result {
        case .success(.saved(let folder, let record, _)):
            return [
                .tell(Texts.saved(subject.definition.title), .good), .back(.saved(folder, record)),
            ]
        case .success(.asks(let sentences)):
            told = sentences
            notices =
                sentences.map { Line(context.say($0), .warning) }
                + [Line(context.say(Texts.saveAnyway), .strong)]
            return []
        case .failure(let error):
            notices = [Line(context.say(error.wording), .danger)]
            return []
        }
    }

    func view(_ context: PageContext) -> View {
        let name = Line(" " + (opened?.name ?? ""), .strong)
        return .rows([
            .exactly(1, .line(name)),
            .exactly(notices.count, View.lines(notices).inset(columns: 1)),
            .share(editor.view().inset(columns: 1)),
        ])
    }
}

extension TextEditor {
    /// Only the cursor moved.
    fileprivate func isSameText(as other: TextEditor) -> Bool { text == other.text }
}
