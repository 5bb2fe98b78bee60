public import SyncProtocol

/// One kind of record; its name is also the name of its table.
public struct RecordType: Sendable {
    public let number: TypeNumber
    public let name: String
    /// Nil where people do not know such a record by a line of its own.
    public let title: Title?
    public let fields: [FieldDefinition]
    private let byNumber: [FieldNumber: FieldDefinition]

    public init(
        _ number: UInt32, _ name: String, title: Title? = nil, fields: [FieldDefinition]
    ) {
        self.number = TypeNumber(number)
        self.name = name
        self.title = title
        self.fields = fields
        // A number that stands there twice is told by the schema, in a sentence.
        byNumber = Dictionary(fields.map { ($0.number, $0) }) { first, _ in first }
    }

    public func definition(of field: FieldNumber) -> FieldDefinition? { byNumber[field] }
}

/// The line by which people know a record: the values of some of its registers, in this order.
public struct Title: Sendable {
    public let fields: [FieldNumber]
    public let order: Order

    public enum Order: String, Sendable {
        /// By the values as they stand, whatever their accents and capitals.
        case values
        /// The first value is somebody's name, and comes where a Dutch list has it.
        case names
    }

    public init(_ fields: UInt32..., sortedBy order: Order = .values) {
        self.fields = fields.map(FieldNumber.init)
        self.order = order
    }
}

public struct FieldDefinition: Sendable {
    public let number: FieldNumber
    public let name: String
    public let merging: Merging
    public let uses: Uses
    /// Empty where any code will do.
    public let choices: [ChoiceDefinition]

    public struct Uses: OptionSet, Hashable, Sendable {
        public let rawValue: Int

        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Asked for by its value: it has an index.
        public static let indexed = Uses(rawValue: 1)
        /// Its words are found by `search`.
        public static let searched = Uses(rawValue: 2)
        /// Still read, and never written any more.
        public static let retired = Uses(rawValue: 4)
    }

    public init(
        _ number: UInt32, _ name: String, _ merging: Merging, _ uses: Uses = [],
        choices: [ChoiceDefinition] = []
    ) {
        self.number = FieldNumber(number)
        self.name = name
        self.merging = merging
        self.uses = uses
        self.choices = choices
    }

    public var isRetired: Bool { uses.contains(.retired) }

    public func choice(_ value: Value) -> ChoiceDefinition? {
        guard case .whole(let code) = value else { return nil }
        return choices.first { $0.code == code }
    }
}

/// One of the choices of a field: the code that is kept, and the words that people read.
public struct ChoiceDefinition: Hashable, Sendable {
    public let code: Int64
    public let words: String
    /// Still read, and never chosen any more.
    public let isRetired: Bool

    public init(_ code: Int64, _ words: String, isRetired: Bool = false) {
        self.code = code
        self.words = words
        self.isRetired = isRetired
    }
}
