/// What stands in one field of a form now.
enum FieldInput: Hashable, Sendable {
    case typed(TextEditor)
    /// One of these, or none yet.
    case chosen(Int?, [Field.Choice])
    /// What it is for the program, and how it reads.
    case reference(value: String, shown: String)

    init(_ field: Field) {
        switch field.kind {
        case .text: self = .typed(TextEditor(isOneLine: true, limit: field.limit))
        case .longText: self = .typed(TextEditor(limit: field.limit))
        case .day: self = .typed(TextEditor(isOneLine: true, limit: min(field.limit, 12)))
        case .amount: self = .typed(TextEditor(isOneLine: true, limit: min(field.limit, 20)))
        case .choice(let choices): self = .chosen(nil, choices)
        case .yesNoUnknown: self = .chosen(nil, Field.yesNoUnknown)
        case .reference: self = .reference(value: "", shown: "")
        }
    }

    var value: String {
        switch self {
        case .typed(let editor): editor.text
        case .chosen(let index, let choices): index.map { choices[$0].value } ?? ""
        case .reference(let value, _): value
        }
    }

    /// A value that is none of the choices chooses nothing.
    mutating func set(_ value: String, shown: String) {
        switch self {
        case .typed(var editor):
            editor.replaceAll(with: value)
            self = .typed(editor)
        case .chosen(_, let choices):
            self = .chosen(choices.firstIndex { $0.value == value }, choices)
        case .reference: self = .reference(value: value, shown: shown)
        }
    }

    /// False where the key is not for this field.
    mutating func handle(_ key: Key, columns: Int, _ language: Language) -> Bool {
        switch self {
        case .typed(var editor):
            let isTaken = editor.handle(key, columns: columns)
            if isTaken { self = .typed(editor) }
            return isTaken
        case .chosen(let index, let choices):
            return choose(key, index, choices, language)
        case .reference:
            guard key == "Delete" || key == "Backspace" else { return false }
            self = .reference(value: "", shown: "")
            return true
        }
    }

    /// Arrows and space go round, a digit or a first letter goes straight to one, Delete to none.
    private mutating func choose(
        _ key: Key, _ index: Int?, _ choices: [Field.Choice], _ language: Language
    ) -> Bool {
        guard !choices.isEmpty else { return false }
        switch key {
        case "Right", "Space": self = .chosen(index.map { ($0 + 1) % choices.count } ?? 0, choices)
        case "Left":
            let last = choices.count - 1
            self = .chosen(index.map { $0 == 0 ? last : $0 - 1 } ?? last, choices)
        case "Delete", "Backspace": self = .chosen(nil, choices)
        default:
            guard let typed = key.text else { return false }
            guard let found = Self.find(typed, after: index, choices, language) else { return true }
            self = .chosen(found, choices)
        }
        return true
    }

    private static func find(
        _ typed: String, after index: Int?, _ choices: [Field.Choice], _ language: Language
    ) -> Int? {
        if let number = Int(typed), choices.indices.contains(number - 1) { return number - 1 }
        let start = index.map { $0 + 1 } ?? 0
        return choices.indices.map { ($0 + start) % choices.count }.first {
            choices[$0].name.in(language).lowercased().hasPrefix(typed.lowercased())
        }
    }
}
