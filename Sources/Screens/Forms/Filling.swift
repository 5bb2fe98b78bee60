internal import Housing
internal import TerminalUI

/// A form that is being filled in: opened, kept at every key, and saved once all that matters was read.
struct Filling: Sendable {
    /// Nil until it was read.
    fileprivate(set) var opened: OpenedForm?
    /// What stands above the questions: a draft that came back, a refusal, what is asked before saving.
    fileprivate(set) var notices: [Notice] = []
    /// What was told before saving, and is not told again.
    fileprivate var told: [Words] = []
    /// What is typed while it is saved or thrown away would belong to nothing.
    fileprivate(set) var isEnding = false
    fileprivate var early: [Input] = []

    struct Notice: Sendable {
        let wording: Wording
        let style: Style
    }

    fileprivate enum Input {
        case key(Key)
        case paste(Paste)
    }

    var isTaking: Bool { opened != nil && !isEnding }

    /// Nothing is shown before it can be kept: what comes earlier waits. Nil where the key is not for the form.
    mutating func wait(for key: Key) -> [PageEffect]? {
        guard opened == nil else { return [] }
        if key == "Esc" { return nil }
        early.append(.key(key))
        return []
    }

    mutating func wait(for paste: Paste) -> [PageEffect] {
        if opened == nil { early.append(.paste(paste)) }
        return []
    }
}

/// A page on which a form is filled in, with fields or as one text.
protocol FillingPage: Page {
    var subject: FormSubject { get set }
    var filling: Filling { get set }
    /// What stands in it now, by the keys of its questions.
    var answers: [String: String] { get }

    /// Shows what was opened.
    mutating func fill(_ opened: OpenedForm, _ context: PageContext)

    /// Goes to a question that is not answered well.
    mutating func go(to question: String)
}

extension FillingPage {
    var isTyping: Bool { true }

    mutating func go(to question: String) {}

    /// What was typed is the form's own: what others write meanwhile is told when it is saved.
    mutating func load(_ context: PageContext) -> [PageEffect] {
        guard filling.opened == nil else { return [] }
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
        filling.opened = opened
        subject = opened.subject
        fill(opened, context)
        if let at = opened.restoredAt, !subject.isCarriedOn {
            filling.notices = [
                Filling.Notice(wording: Texts.restored(at, context.today), style: .accent)
            ]
        }
        let early = filling.early
        filling.early = []
        return early.flatMap { input in
            switch input {
            case .key(let key): press(key, context) ?? []
            case .paste(let paste): self.paste(paste, context)
            }
        }
    }

    /// Something was typed, and is kept.
    mutating func typed() -> [PageEffect] {
        filling.notices = []
        return filling.opened.map { [.keep($0.draft(answers))] } ?? []
    }

    mutating func save() -> [PageEffect] {
        guard filling.isTaking, let opened = filling.opened else { return [] }
        filling.isEnding = true
        let (answers, told) = (answers, filling.told)
        return [
            Self.attempt("save", { try $0.save(opened, answers, told: told) }) { page, result, _ in
                page.filling.isEnding = false
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
            filling.told = sentences
            filling.notices =
                sentences.map { Filling.Notice(wording: $0.wording, style: .warning) }
                + [Filling.Notice(wording: Texts.saveAnyway, style: .strong)]
        case .failure(let faults as FormFaults):
            if let first = faults.faults.first { go(to: first.key) }
            filling.notices = faults.faults.map {
                Filling.Notice(wording: Texts.fault($0), style: .danger)
            }
        case .failure(let error):
            filling.notices = [Filling.Notice(wording: error.wording, style: .danger)]
        }
        return []
    }

    mutating func throwAway() -> [PageEffect] {
        guard filling.isTaking, let opened = filling.opened else { return [] }
        filling.isEnding = true
        return [
            Self.attempt("discard", { try $0.discard(opened) }) { _, _, _ in
                [.tell(Texts.thrownAway, .quiet), .back(.cancelled)]
            }
        ]
    }
}

extension Filling {
    /// A notice is read whole, but the question stays in sight.
    private static let mostNoticeRows = 6

    /// What stands above a form: what must be known at the door, whose it is, and what must be read now.
    func head(_ title: Line, _ context: PageContext) -> [Line] {
        let name = Line(" " + (opened?.name ?? ""), .strong)
        let lines = notices.flatMap { notice in
            context.say(notice.wording).wrapped(to: context.size.columns - 2)
                .map { Line(" " + $0, notice.style) }
        }
        return (opened?.careful ?? []) + [name + title]
            + lines.prefix(min(Self.mostNoticeRows, context.size.rows / 2))
    }
}
