internal import Replica
public import SyncProtocol

/// One question of a form: what it asks, which answers fit, and where the answer is kept.
public struct FormField: Sendable {
    /// As people type it: `--geboortedatum`.
    public let key: String
    public let label: Words
    public let kind: Kind
    public private(set) var need = Need.optional
    /// What is taken where nothing is typed.
    public private(set) var standard: Standard?
    /// What else a column of a table may be called.
    public private(set) var aliases: [String] = []
    public let target: FieldName

    public enum Kind: Sendable {
        /// One line.
        case line
        /// As long as it takes; a dash reads it from standard input.
        case writing
        case day(DayRange)
        case amount
        case number(ClosedRange<Int64>)
        /// With other spellings that are accepted.
        case choice([Choice], also: [String: Int64])
        case code(Codelijst)
        case gemeente
        case organisation(Organisatiesoort)
        case user
    }

    /// Which days make sense.
    public enum DayRange: Sendable {
        /// Something that happened: not in the future.
        case past
        /// Something that is planned or starts: within two years.
        case near
        case birth
        /// An end: within twenty years.
        case far
    }

    public enum Need: Sendable {
        case optional
        case required
        /// `onbekend: reden` is an answer too, so that no visit is stuck.
        case requiredOrUnknown
        /// The step says when it is asked for; `onbekend` wants a reason.
        case optionalOrUnknown

        public var takesUnknown: Bool {
            switch self {
            case .requiredOrUnknown, .optionalOrUnknown: true
            case .optional, .required: false
            }
        }
    }

    public enum Standard: Sendable {
        case today
        case me
        case choice(Int64)
        case text(String)
    }

    init(
        _ target: some RecordField, _ kind: Kind, key: String? = nil, _ label: Words
    ) {
        self.target = FieldName(target)
        self.kind = kind
        self.label = label
        self.key = key ?? target.label.split(separator: " ").joined(separator: "-")
    }

    /// A choice from a list that Swift checks.
    init<List: ChoiceList>(
        _ target: some RecordField, _ list: List.Type, key: String? = nil,
        also: [String: List] = [:],
        _ label: Words
    ) {
        self.init(
            target, .choice(list.choices, also: also.mapValues(\.rawValue)), key: key, label)
    }

    var required: FormField { with { $0.need = .required } }
    var optionalOrUnknown: FormField { with { $0.need = .optionalOrUnknown } }
    var requiredOrUnknown: FormField { with { $0.need = .requiredOrUnknown } }

    func standard(_ standard: Standard) -> FormField { with { $0.standard = standard } }

    func also(_ aliases: String...) -> FormField { with { $0.aliases = aliases } }

    private func with(_ change: (inout FormField) -> Void) -> FormField {
        var field = self
        change(&field)
        return field
    }

    /// What people may type, beside the label.
    public var help: Words {
        let choices =
            if case .choice(let choices, _) = kind {
                ": " + choices.map(\.word).joined(separator: ", ")
            } else { "" }
        let unknown = Words("; of onbekend: REDEN", "; or onbekend: REASON")
        let isUnknown = need.takesUnknown
        return Words(
            label.dutch + choices + (isUnknown ? unknown.dutch : ""),
            label.english + choices + (isUnknown ? unknown.english : ""))
    }

    /// What stands for the answer in a line of help.
    public var placeholder: String {
        switch kind {
        case .line, .writing: "TEKST"
        case .day: "DATUM"
        case .amount: "BEDRAG"
        case .number: "AANTAL"
        case .choice: "KEUZE"
        case .code: "REDEN"
        case .gemeente: "GEMEENTE"
        case .organisation: "ORGANISATIE"
        case .user: "NAAM"
        }
    }
}

/// A field of a type of record, wherever the record is.
public struct FieldName: Hashable, Sendable {
    public let type: TypeNumber
    public let number: FieldNumber

    init(_ field: some RecordField) { self.init(field, of: Swift.type(of: field).type) }

    private init(_ field: some RecordField, of type: TypeNumber) {
        self.type = type
        number = field.number
    }
}
