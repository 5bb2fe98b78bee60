internal import Housing
internal import TerminalUI

/// Any form of Housing: asked field by field, checked while one types, kept as it is typed, saved with its warnings.
struct FormPage: FillingPage {
    enum Action: Hashable { case save, unknown, section, day, pick, editor, discard }

    var subject: FormSubject
    var filling = Filling()
    var form: Form?
    /// The questions to which the answer is that it is not known, and why.
    var unknown: Set<String> = []
    var calendar: (key: String, month: MonthCalendar)?

    init(_ subject: FormSubject) { self.subject = subject }

    func title(_ context: PageContext) -> Wording { subject.definition.title.wording }

    mutating func fill(_ opened: OpenedForm, _ context: PageContext) {
        unknown = Set(opened.answers.filter { $0.value.lowercased().hasPrefix("onbekend:") }.keys)
        let isNew = !subject.isChange && opened.restoredAt == nil
        let standard = isNew ? subject.definition.standardAnswers(in: opened.context) : [:]
        ask(standard.merging(opened.answers) { $1 }, context.language)
    }

    /// Makes the fields anew with these answers.
    mutating func ask(_ answers: [String: String], _ language: Language) {
        guard let opened = filling.opened else { return }
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

    mutating func go(to question: String) { form?.activate(question) }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        guard filling.isTaking else { return filling.wait(for: paste) }
        return form?.handle(paste) == nil ? [] : typed()
    }

    mutating func edited(_ text: String?, _ context: PageContext) -> [PageEffect] {
        guard let text, let key = form?.activeField.id else { return [] }
        form?.set(key, text)
        return typed()
    }

    /// Once every field is filled in well.
    mutating func submit() -> [PageEffect] {
        guard filling.isTaking, let outcome = form?.submit() else { return [] }
        return outcome == .submitted ? save() : [.tell(Texts.someFaulty, .warning)]
    }
}
