internal import Replica
public import SyncProtocol

// From what was typed to values that can be kept, or to what is wrong with it.

/// What the answers are checked against.
public struct FormContext: Sendable {
    public let today: Day
    public let naslag: Naslag
    /// Who works here; nil on a device that was never connected.
    public let me: UserID?
    /// Colleagues by their names.
    public let users: [String: UserID]
    /// As what who works here may write, and where.
    public let grants: [Grant]

    public init(
        today: Day, naslag: Naslag, me: UserID?, users: [String: UserID] = [:],
        grants: [Grant] = []
    ) {
        self.today = today
        self.naslag = naslag
        self.me = me
        self.users = users
        self.grants = grants
    }

    /// A colleague by name.
    public func user(_ typed: String) -> UserID? {
        let wanted = folded(typed)
        return users.first { folded($0.key) == wanted }?.value
    }
}

/// What is wrong with one answer.
public struct FormFault: Hashable, Sendable {
    public let key: String
    public let label: Words
    /// What is wrong; the field is not in it.
    public let words: Words

    /// `Datum van de intake (--datum): …`.
    public var sentence: Words {
        Words("--\(key): \(words.dutch).", "--\(key): \(words.english).")
    }
}

/// All that is wrong with a form; nothing of it was kept.
public struct FormFaults: Error, Hashable, Sendable {
    public let faults: [FormFault]
}

/// The answers of a form, as values that fit their fields.
public struct CheckedForm: Sendable {
    public let definition: FormDefinition
    private(set) var values: [FieldName: Value] = [:]
    /// By the field that is not known: why.
    private(set) var unknowns: [FieldName: String] = [:]

    fileprivate init(_ definition: FormDefinition) { self.definition = definition }

    fileprivate mutating func set(_ field: FormField, _ value: Value) {
        values[field.target] = value
    }

    /// A list that has `onbekend` of its own keeps that beside the reason.
    fileprivate mutating func setUnknown(_ field: FormField, _ reason: String) {
        unknowns[field.target] = reason
        if let code = field.unknownCode { values[field.target] = .whole(code) }
    }

    func isAnswered(_ field: some RecordField) -> Bool {
        value(field) != nil || unknowns[FieldName(field)] != nil
    }
}

extension FormDefinition {
    /// Checks all answers at once. Where a record is changed nothing is required and nothing is filled in.
    public func check(
        _ typed: [String: String], in context: FormContext, changes: Bool = false
    ) throws(FormFaults) -> CheckedForm {
        var form = CheckedForm(self)
        var faults: [FormFault] = []
        for field in fields {
            let answer = typed[field.key].map(trimmed) ?? ""
            do throws(AnswerFault) {
                if answer.isEmpty {
                    if changes {
                        if typed[field.key] != nil { try empty(field, &form) }
                    } else {
                        try fillIn(field, context, &form)
                    }
                } else if let reason = try unknownReason(answer, field) {
                    form.setUnknown(field, reason)
                } else {
                    form.set(field, try field.value(of: answer, in: context))
                }
            } catch {
                faults.append(
                    FormFault(key: field.key, label: field.label, words: error.words))
            }
        }
        for key in typed.keys.sorted() where field(key) == nil {
            faults.append(
                FormFault(
                    key: key, label: Words(same: key),
                    words: Words("dit veld is er niet", "there is no such field")))
        }
        guard faults.isEmpty else { throw FormFaults(faults: faults) }
        return form
    }

    /// What nobody can do without is not emptied.
    private func empty(_ field: FormField, _ form: inout CheckedForm) throws(AnswerFault) {
        guard field.need == .optional || field.need == .optionalOrUnknown else {
            throw AnswerFault(
                "\(field.label.dutch) mag niet leeg zijn",
                "\(field.label.english) cannot be empty")
        }
        form.set(field, .empty)
    }

    private func fillIn(_ field: FormField, _ context: FormContext, _ form: inout CheckedForm)
        throws(AnswerFault)
    {
        switch field.standard {
        case .today: form.set(field, context.today.value)
        case .me: if let me = context.me { form.set(field, .bytes(me.bytes)) }
        case .choice(let code): form.set(field, .whole(code))
        case .text(let text): form.set(field, .text(text))
        case nil:
            switch field.need {
            case .optional, .optionalOrUnknown: break
            case .required:
                throw AnswerFault(
                    "\(field.label.dutch) ontbreekt", "\(field.label.english) is missing")
            case .requiredOrUnknown:
                throw AnswerFault(
                    "\(field.label.dutch) ontbreekt; weet u het niet, typ dan \"onbekend: waarom\"",
                    "\(field.label.english) is missing; if it is not known, type \"onbekend: why\"")
            }
        }
    }

    /// Nil where something else was typed; a list that has `onbekend` of its own takes that as it is.
    private func unknownReason(_ answer: String, _ field: FormField) throws(AnswerFault) -> String?
    {
        guard field.need.takesUnknown, unknown != nil else { return nil }
        let parts = answer.split(separator: ":", maxSplits: 1)
        guard folded(String(parts[0])) == "onbekend" else { return nil }
        let reason = parts.count == 2 ? trimmed(String(parts[1])) : ""
        if reason.isEmpty {
            throw AnswerFault(
                "\"onbekend\" wil een reden: typ \"onbekend: waarom\"",
                "\"onbekend\" wants a reason: type \"onbekend: why\"")
        }
        try checkLine(reason)
        return reason
    }
}

extension FormField {
    fileprivate var unknownCode: Int64? {
        guard case .choice(let choices, _) = kind else { return nil }
        return choices.first { $0.word == "onbekend" }?.code
    }
}

/// What is wrong with an answer, whichever field it was for.
struct AnswerFault: Error {
    let words: Words

    init(_ dutch: String, _ english: String) { words = Words(dutch, english) }
}

func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
}
