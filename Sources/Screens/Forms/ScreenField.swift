internal import Housing
internal import TerminalUI

// The questions of a form of Housing as fields on a screen.

extension FormField {
    /// So many rows of a long text are seen at once.
    private static let writingRows = 6

    /// What is not known is typed as a reason, so then it is a line of text.
    func screenField(
        in definition: FormDefinition, _ context: FormContext, changes: Bool, isUnknown: Bool
    ) -> Field {
        Field(
            key, screenLabel, isUnknown ? .text : screenKind(context),
            isRequired: isRequired && !changes,
            check: { [key] typed in
                do throws(FormFaults) {
                    _ = try definition.check([key: typed], in: context, changes: true)
                    return nil
                } catch {
                    return error.faults.first?.words.wording
                }
            })
    }

    var canBeUnknown: Bool { need.takesUnknown }

    private var isRequired: Bool {
        (need == .required || need == .requiredOrUnknown) && standard == nil
    }

    /// Short enough to stand beside the field; the whole question stands below while it is answered.
    private var screenLabel: Wording {
        let english = label.english.split(whereSeparator: { ";:(".contains($0) }).first ?? ""
        let short = english.hasPrefix("the ") ? english.dropFirst(4) : english
        return Wording(
            key.split(separator: "-").joined(separator: " "), short.description)
    }

    private func screenKind(_ context: FormContext) -> Field.Kind {
        switch kind {
        case .line, .number, .organisation: .text
        case .writing: .longText(rows: Self.writingRows)
        case .day: .day
        case .amount: .amount
        case .choice, .code, .gemeente, .user: .choice(choices(in: context))
        }
    }

    /// What the question offers; an organisation may be another one too.
    func choices(in context: FormContext) -> [Field.Choice] {
        switch kind {
        case .choice(let choices, _):
            choices.map { Field.Choice($0.word, Wording($0.label, $0.label)) }
        case .code(let list):
            context.naslag.codes(list, on: context.today).map {
                Field.Choice($0.code, Wording($0.naam, $0.naam))
            }
        case .gemeente: Self.named(context.naslag.gemeenten.map(\.naam))
        case .user: Self.named(Array(context.users.keys))
        case .organisation(let soort):
            Self.named(context.naslag.organisaties.filter { $0.soort == soort }.map(\.naam))
        case .line, .number, .writing, .day, .amount: []
        }
    }

    private static func named(_ names: [String]) -> [Field.Choice] {
        names.sorted().map { Field.Choice($0, Wording($0, $0)) }
    }
}

extension FormDefinition {
    /// What is taken where nothing is typed, shown from the start.
    func standardAnswers(in context: FormContext) -> [String: String] {
        var answers: [String: String] = [:]
        for field in fields {
            answers[field.key] = field.standardAnswer(in: context)
        }
        return answers
    }
}

extension FormField {
    fileprivate func standardAnswer(in context: FormContext) -> String? {
        switch standard {
        case .today: return context.today.description
        case .me: return context.users.first { $0.value == context.me }?.key
        case .text(let text): return text
        case .choice(let code):
            guard case .choice(let choices, _) = kind else { return nil }
            return choices.first { $0.code == code }?.word
        case nil: return nil
        }
    }
}
