internal import Housing
internal import TerminalUI

/// Any form of Housing: asked field by field, checked while one types, kept as it is typed, saved with its warnings.
struct FormPage: Page {
    enum Action: Hashable { case save, unknown, section, day, pick, editor, discard }

    var subject: FormSubject
    var opened: OpenedForm?
    var form: Form?
    /// The questions to which the answer is that it is not known, and why.
    var unknown: Set<String> = []
    /// What stands above the questions: a draft that came back, a refusal, what is asked before saving.
    var notices: [Notice] = []
    /// What was told before saving, and is not told again.
    var told: [Words] = []
    /// What was typed before the form was there.
    var early: [Key] = []
    var calendar: (key: String, month: MonthCalendar)?
    /// What is typed meanwhile would belong to nothing.
    private(set) var isSaving = false

    struct Notice: Sendable {
        let wording: Wording
        let style: Style
    }

    init(_ subject: FormSubject) { self.subject = subject }

    var isTyping: Bool { true }

    func title(_ context: PageContext) -> Wording { subject.definition.title.wording }

    /// What was typed is the form's own: what others write meanwhile is told when it is saved.
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

    private mutating func begin(_ opened: OpenedForm, _ context: PageContext) -> [PageEffect] {
        self.opened = opened
        subject = opened.subject
        unknown = Set(opened.answers.filter { $0.value.lowercased().hasPrefix("onbekend:") }.keys)
        let isNew = !subject.isChange && opened.restoredAt == nil
        let standard = isNew ? subject.definition.standardAnswers(in: opened.context) : [:]
        fill(standard.merging(opened.answers) { $1 }, context.language)
        if let at = opened.restoredAt {
            notices = [Notice(wording: Texts.restored(at, context.today), style: .accent)]
        }
        defer { early = [] }
        return early.flatMap { press($0, context) ?? [] }
    }

    /// Makes the fields anew with these answers.
    mutating func fill(_ answers: [String: String], _ language: Language) {
        guard let opened else { return }
        let definition = subject.definition
        let active = form?.activeField.id
        var form = Form(
            definition.fields.map { field in
                field.screenField(
                    in: definition, opened.context, changes: subject.isChange,
                    isUnknown: field.canBeUnknown && unknown.contains(field.key))
            }, language)
        for (key, answer) in answers { form.set(key, answer) }
        if let active { form.activate(active) }
        self.form = form
    }

    var answers: [String: String] { form?.values ?? [:] }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        isSaving || form?.handle(paste) == nil ? [] : typed()
    }

    mutating func edited(_ text: String?, _ context: PageContext) -> [PageEffect] {
        guard let text, let key = form?.activeField.id else { return [] }
        form?.set(key, text)
        return typed()
    }

    // MARK: keeping

    mutating func typed() -> [PageEffect] {
        notices = []
        return opened.map { [.keep($0.draft(answers))] } ?? []
    }

    // MARK: saving

    mutating func save(_ context: PageContext) -> [PageEffect] {
        guard let opened, !isSaving, let outcome = form?.submit() else { return [] }
        guard outcome == .submitted else { return [.tell(Texts.someFaulty, .warning)] }
        isSaving = true
        let (answers, told) = (answers, told)
        return [
            Self.attempt("save", { try $0.save(opened, answers, told: told) }) { page, result, _ in
                page.isSaving = false
                return page.take(result)
            }
        ]
    }

    private mutating func take(_ result: Result<FormOutcome, any Error>) -> [PageEffect] {
        switch result {
        case .success(.saved(let folder, let record, _)):
            return [
                .tell(Texts.saved(subject.definition.title), .good), .back(.saved(folder, record)),
            ]
        case .success(.asks(let sentences)):
            told = sentences
            notices =
                sentences.map { Notice(wording: $0.wording, style: .warning) }
                + [Notice(wording: Texts.saveAnyway, style: .strong)]
            return []
        case .failure(let faults as FormFaults):
            if let first = faults.faults.first { form?.activate(first.key) }
            notices = faults.faults.map {
                Notice(wording: Texts.fault($0), style: .danger)
            }
            return []
        case .failure(let error):
            notices = [Notice(wording: error.wording, style: .danger)]
            return []
        }
    }

    mutating func throwAway() -> [PageEffect] {
        guard let opened else { return [] }
        isSaving = true
        return [
            Self.attempt("discard", { try $0.discard(opened) }) { _, _, _ in
                [.tell(Texts.thrownAway, .quiet), .back(.cancelled)]
            }
        ]
    }
}
