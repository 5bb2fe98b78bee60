/// What stands in one field of a form now.
enum FieldInput: Hashable, Sendable {
    case typed(TextEditor)
    /// One of these, or none yet; with the letters by which it was found.
    case chosen(Int?, [Field.Choice], typed: String = "")
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
        case .chosen(let index, let choices, _): index.map { choices[$0].value } ?? ""
        case .reference(let value, _): value
        }
    }

    /// A value that is none of the choices chooses nothing.
    mutating func set(_ value: String, shown: String) {
        switch self {
        case .typed(var editor):
            editor.replaceAll(with: value)
            self = .typed(editor)
        case .chosen(_, let choices, _):
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
        case .chosen(let index, let choices, let typed):
            return choose(key, index, choices, after: typed, language)
        case .reference:
            guard key == "Delete" || key == "Backspace" else { return false }
            self = .reference(value: "", shown: "")
            return true
        }
    }

    /// Arrows and space go round, a digit or the first letters go straight to one, Delete to none.
    private mutating func choose(
        _ key: Key, _ index: Int?, _ choices: [Field.Choice], after typed: String,
        _ language: Language
    ) -> Bool {
        guard !choices.isEmpty else { return false }
        switch key {
        case "Right", "Space": self = .chosen(index.map { ($0 + 1) % choices.count } ?? 0, choices)
        case "Left":
            let last = choices.count - 1
            self = .chosen(index.map { $0 == 0 ? last : $0 - 1 } ?? last, choices)
        case "Delete", "Backspace": self = .chosen(nil, choices)
        default:
            guard let letter = key.text else { return false }
            if let number = Int(letter), choices.indices.contains(number - 1) {
                self = .chosen(number - 1, choices)
                return true
            }
            let names = choices.map { $0.name.in(language).lowercased() }
            let word = (typed + letter).lowercased()
            if !typed.isEmpty, let found = names.firstIndex(where: { $0.hasPrefix(word) }) {
                self = .chosen(found, choices, typed: word)
            } else if let found = Self.next(letter.lowercased(), after: index, names) {
                self = .chosen(found, choices, typed: letter.lowercased())
            }
        }
        return true
    }

    /// The same letter again goes to the next one.
    private static func next(_ letter: String, after index: Int?, _ names: [String]) -> Int? {
        let start = index.map { $0 + 1 } ?? 0
        return names.indices.map { ($0 + start) % names.count }
            .first { names[$0].hasPrefix(letter) }
    }
}
