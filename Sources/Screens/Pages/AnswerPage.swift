internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// One question of a form over the whole page, where the answers to the others are known: kept as it is typed.
struct AnswerPage: Page {
    enum Action: Hashable { case save, editor, discard }

    /// What ctrl+s does with it.
    enum Ending: Sendable {
        case saves
        /// The form that it belongs to is saved from elsewhere.
        case keeps
    }

    private let subject: FormSubject
    private let question: String
    private let heading: Wording
    private let isRequired: Bool
    private let ending: Ending
    private var opened: OpenedForm?
    private var careful: [Line] = []
    private var editor = TextEditor()
    /// What was typed before there was anything to keep it in.
    private var early: [Key] = []
    private var notices: [Line] = []
    private var told: [Words] = []
    private var isSaving = false

    init(
        _ subject: FormSubject, _ question: String, _ heading: Wording, isRequired: Bool,
        ending: Ending = .saves
    ) {
        self.subject = subject
        self.question = question
        self.heading = heading
        self.isRequired = isRequired
        self.ending = ending
    }

    var bindings: Bindings {
        Bindings([
            Binding(
                ["ctrl+s"], ending == .saves ? Texts.save : Texts.keepDraft, .save,
                unless: {
                    $0.page.isRequired && $0.page.editor.isEmpty ? Texts.reasonFirst : nil
                }),
            Binding(["F3"], Texts.ownEditor, .editor),
            Binding(["F8"], Texts.throwAway, .discard, isInFooter: false),
        ])
    }

    var isTyping: Bool { true }

    func title(_ context: PageContext) -> Wording { heading }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        guard opened == nil else { return [] }
        let subject = subject
        return [
            Self.attempt(
                "open",
                { archive in
                    let careful = try subject.folder.map { try archive.careful(in: [$0]) }
                    return (try archive.open(subject), careful?.values.first ?? [])
                }
            ) { page, result, context in
                switch result {
                case .success(let read): return page.begin(read, context)
                case .failure(let error):
                    return [.tell(error.wording, .danger), .back(.cancelled)]
                }
            }
        ]
    }

    /// What was typed before the dossier was read comes after what was there.
    private mutating func begin(_ read: (OpenedForm, [Line]), _ context: PageContext)
        -> [PageEffect]
    {
        (opened, careful) = read
        editor = TextEditor(read.0.answers[question] ?? "")
        if let at = read.0.restoredAt {
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
        let before = editor.text
        guard editor.handle(key, columns: context.size.columns - 2) else { return nil }
        return editor.text == before ? [] : typed()
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
        case .save: return ending == .saves ? save() : [.back(.cancelled)]
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

    /// What is known beforehand holds, also above what a draft has.
    private var answers: [String: String] {
        (opened?.answers ?? [:]).merging(subject.answers) { $1 }
            .merging([question: editor.text]) { $1 }
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
        case .failure(let error):
            notices = [Line(context.say(error.wording), .danger)]
        }
        return []
    }

    func view(_ context: PageContext) -> View {
        let name = Line(" " + (opened?.name ?? ""), .strong) + Line("  " + context.say(heading))
        let head = careful + [name] + wrapped(context)
        return .rows([
            .exactly(head.count, .lines(head)), .share(editor.view().inset(columns: 1)),
        ])
    }

    private func wrapped(_ context: PageContext) -> [Line] {
        notices.flatMap { line in
            line.text.wrapped(to: context.size.columns - 2).map {
                Line(" " + $0, line.pieces.first?.style ?? .normal)
            }
        }
    }
}
