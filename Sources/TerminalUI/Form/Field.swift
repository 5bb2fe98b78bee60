/// One thing that a form asks.
public struct Field: Sendable {
    public enum Kind: Hashable, Sendable {
        case text
        /// So many rows are shown of it.
        case longText(rows: Int)
        case day
        case amount
        case choice([Choice])
        case yesNoUnknown
        /// Something that exists already, found in a list of its own.
        case reference
    }

    public struct Choice: Hashable, Sendable {
        public let value: String
        public let name: Wording

        public init(_ value: String, _ name: Wording) {
            self.value = value
            self.name = name
        }
    }

    public let id: String
    public let label: Wording
    public let kind: Kind
    public let isRequired: Bool
    let limit: Int
    /// What is wrong with a value that is not empty; nil where nothing is.
    private let check: @Sendable (String) -> Wording?

    public init(
        _ id: String, _ label: Wording, _ kind: Kind = .text, isRequired: Bool = false,
        limit: Int = TextEditor.usualLimit,
        check: @escaping @Sendable (String) -> Wording? = { _ in nil }
    ) {
        self.id = id
        self.label = label
        self.kind = kind
        self.isRequired = isRequired
        self.limit = limit
        self.check = check
    }

    /// Also what its kind demands; nil where the value can be saved.
    func fault(in value: String) -> Wording? {
        guard value.contains(where: { !$0.isWhitespace }) else {
            return isRequired ? emptyFault : nil
        }
        switch kind {
        case .day where CivilDay(value) == nil: return Words.notADay
        case .amount where Amount(value) == nil: return Words.notAnAmount
        default: return check(value)
        }
    }

    private var emptyFault: Wording {
        switch kind {
        case .choice, .yesNoUnknown, .reference: Words.choose
        case .text, .longText, .day, .amount: Words.isRequired
        }
    }

    /// The values of a question with yes, no and unknown.
    public static let yesNoUnknown = [
        Choice("yes", Words.yes), Choice("no", Words.no), Choice("unknown", Words.unknown),
    ]
}
