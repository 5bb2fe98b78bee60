internal import Housing
internal import Replica
internal import TerminalUI

/// A form asked question by question: checked after each answer, kept as a draft after each line.
struct LineForm: Sendable {
    private let opened: OpenedForm
    private let fields: [FormField]
    private var answers: [String: String]
    private var place = 0
    /// The lines of a long text that is not finished.
    private var writing: [String]?
    /// What was told before saving; the next line is yes or no.
    private var told: [Words] = []
    private var isConfirming = false

    init(_ subject: FormSubject, _ archive: Archive) throws {
        opened = try archive.open(subject)
        let definition = opened.subject.definition
        fields = definition.fields
        let isNew = !opened.subject.isChange && opened.restoredAt == nil
        let standard = isNew ? definition.standardAnswers(in: opened.context) : [:]
        answers = standard.merging(opened.answers) { $1 }
    }

    func begin(_ archive: Archive, _ language: Language) -> [String] {
        let title = opened.subject.definition.title.wording.in(language)
        let name = opened.name.isEmpty ? title : "\(title), \(opened.name)"
        let today = opened.context.today
        let restored = opened.restoredAt.map { [Texts.restored($0, today).in(language)] } ?? []
        return [name] + restored + [Texts.howToAnswer.in(language)] + question(language)
    }

    private func question(_ language: Language) -> [String] {
        let field = fields[place]
        let help = field.help.wording.in(language)
        let answer = answers[field.key] ?? ""
        let present = answer.isEmpty ? "" : " [\(answer)]"
        let long = field.isWriting ? [Texts.endWithDot.in(language)] : []
        return ["\(place + 1)/\(fields.count) \(help)\(present)"] + long
    }

    /// True where the form is over: saved, or left with its draft kept.
    mutating func take(_ line: String, _ archive: Archive, _ language: Language) throws
        -> (lines: [String], isOver: Bool)
    {
        if isConfirming { return try confirm(line, archive, language) }
        if writing == nil, Texts.isBack(line) {
            try archive.keep(opened, answers)
            return ([Texts.draftKept.in(language)], true)
        }
        let field = fields[place]
        if field.isWriting, !(writing == nil && line.isEmpty) {
            guard try write(line, field, archive) else { return ([], false) }
        } else if let fault = try answer(line, field, archive) {
            return ([fault.in(language)] + question(language), false)
        }
        if let fault = missing(field) { return ([fault.in(language)] + question(language), false) }
        place += 1
        guard place == fields.count else { return (question(language), false) }
        return try save(archive, language)
    }

    /// False while the text goes on; what is there is kept with each line.
    private mutating func write(_ line: String, _ field: FormField, _ archive: Archive) throws
        -> Bool
    {
        if line == "." {
            writing = nil
            return true
        }
        writing = (writing ?? []) + [line]
        answers[field.key] = writing?.joined(separator: "\n")
        try archive.keep(opened, answers)
        return false
    }

    /// What is wrong with it; nothing typed keeps what is there.
    private mutating func answer(_ line: String, _ field: FormField, _ archive: Archive) throws
        -> Wording?
    {
        guard !line.isEmpty else { return nil }
        let typed = line == "-" ? "" : line
        do throws(FormFaults) {
            _ = try opened.subject.definition.check(
                [field.key: typed], in: opened.context, changes: true)
        } catch { return error.faults.first?.words.wording }
        answers[field.key] = typed
        try archive.keep(opened, answers)
        return nil
    }

    private func missing(_ field: FormField) -> Wording? {
        guard !opened.subject.isChange, (answers[field.key] ?? "").isEmpty else { return nil }
        if case .optional = field.need { return nil }
        return Texts.fillThisIn
    }

    private mutating func save(_ archive: Archive, _ language: Language) throws
        -> (lines: [String], isOver: Bool)
    {
        do {
            switch try archive.save(opened, answers, told: told) {
            case .saved(_, _, let warnings):
                let saved = Texts.saved(opened.subject.definition.title).in(language)
                return ([saved] + warnings.map { $0.wording.in(language) }, true)
            case .asks(let sentences):
                told = sentences
                isConfirming = true
                return (
                    sentences.map { $0.wording.in(language) } + [Texts.yesOrNo.in(language)], false
                )
            }
        } catch let faults as FormFaults {
            let key = faults.faults.first?.key
            place = fields.firstIndex { $0.key == key } ?? 0
            return (
                faults.faults.map { Texts.fault($0).in(language) } + question(language), false
            )
        }
    }

    private mutating func confirm(_ line: String, _ archive: Archive, _ language: Language) throws
        -> (lines: [String], isOver: Bool)
    {
        guard Texts.isYes(line) else {
            try archive.keep(opened, answers)
            return ([Texts.draftKept.in(language)], true)
        }
        isConfirming = false
        return try save(archive, language)
    }
}

extension FormField {
    fileprivate var isWriting: Bool { if case .writing = kind { true } else { false } }
}
