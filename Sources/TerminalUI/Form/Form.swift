/// A form while it is filled in: its fields, what stands in them, and which one the keys are for.
public struct Form: Sendable {
    public let fields: [Field]
    public private(set) var active = 0
    var inputs: [FieldInput]
    /// Fields that were left once: from then on their faults are said aloud.
    var left: Set<Int> = []
    private let language: Language

    public init(_ fields: [Field], _ language: Language) {
        precondition(!fields.isEmpty, "A form asks something.")
        self.fields = fields
        self.language = language
        inputs = fields.map(FieldInput.init)
    }

    public enum Outcome: Hashable, Sendable {
        case moved
        case changed(String)
        /// Asks for the list in which this reference is found; `set` takes the answer.
        case pickReference(String)
        /// Asks for a calendar; `set` takes the answer.
        case pickDay(String, CivilDay?)
        /// Asks for the user's own editor on a long text.
        case openEditor(String)
        /// All is right, and the user wants it saved.
        case submitted
        /// Something is wrong; the keys are for the first of it now.
        case faulty(String)
    }

    public var activeField: Field { fields[active] }

    public func value(of id: String) -> String { index(of: id).map { inputs[$0].value } ?? "" }

    /// What was found elsewhere, or stood in it before; `shown` is how a reference reads.
    public mutating func set(_ id: String, _ value: String, shown: String = "") {
        if let index = index(of: id) { inputs[index].set(value, shown: shown) }
    }

    public var values: [String: String] {
        Dictionary(uniqueKeysWithValues: zip(fields.map(\.id), inputs.map(\.value)))
    }

    private func index(of id: String) -> Int? { fields.firstIndex { $0.id == id } }

    func fault(_ index: Int) -> Wording? { fields[index].fault(in: inputs[index].value) }

    public func fault(of id: String) -> Wording? { index(of: id).flatMap(fault) }

    public var faults: [String] { fields.indices.filter { fault($0) != nil }.map { fields[$0].id } }

    /// Nil where the key is not for a form.
    public mutating func handle(_ key: Key, columns: Int) -> Outcome? {
        switch key {
        case "Tab": return move(by: 1)
        case "shift+Tab": return move(by: -1)
        case "ctrl+s": return submit()
        case "ctrl+e" where isLong: return .openEditor(activeField.id)
        case "F2" where activeField.kind == .day:
            return .pickDay(activeField.id, CivilDay(inputs[active].value))
        case "Enter" where !isLong:
            return activeField.kind == .reference ? .pickReference(activeField.id) : move(by: 1)
        case "Up" where !isLong: return move(by: -1)
        case "Down" where !isLong: return move(by: 1)
        default: break
        }
        let before = inputs[active].value
        guard inputs[active].handle(key, columns: columns, language) else { return nil }
        return inputs[active].value == before ? .moved : .changed(activeField.id)
    }

    public mutating func handle(_ paste: Paste) -> Outcome? {
        guard case .typed(var editor) = inputs[active] else { return nil }
        editor.insert(paste.text)
        inputs[active] = .typed(editor)
        return .changed(activeField.id)
    }

    private var isLong: Bool {
        if case .longText = activeField.kind { true } else { false }
    }

    private mutating func move(by step: Int) -> Outcome {
        left.insert(active)
        active = (active + step + fields.count) % fields.count
        return .moved
    }

    public mutating func submit() -> Outcome {
        left = Set(fields.indices)
        guard let first = fields.indices.first(where: { fault($0) != nil }) else {
            return .submitted
        }
        active = first
        return .faulty(fields[first].id)
    }

    public mutating func activate(_ id: String) {
        left.insert(active)
        active = index(of: id) ?? active
    }
}
