public import Replica
public import SyncProtocol

/// The fields of one type of record, with their stable numbers, as a list that Swift checks.
public protocol RecordField: RawRepresentable<UInt32>, CaseIterable, Hashable, Sendable {
    static var type: TypeNumber { get }
    /// What people call such a record; also the name of its table.
    static var typeName: String { get }
    /// The line by which people know such a record.
    static var title: Title? { get }

    var shape: FieldShape { get }
}

extension RecordField {
    public static var title: Title? { nil }

    /// What people call the field: its name, in words.
    public var label: String {
        "\(self)".reduce(into: "") { words, letter in
            words += letter.isUppercase ? " \(letter.lowercased())" : "\(letter)"
        }
    }

    public var merging: Merging { shape.merging }
    /// Whether it is asked for by its value, and whether its words are looked for.
    public var uses: FieldDefinition.Uses { shape.uses }
    /// The codes that a choice may have.
    public var choices: [Choice] { shape.choices }

    /// The name of its column, and its key in JSON.
    public var column: String { label.split(separator: " ").joined(separator: "_") }

    public var number: FieldNumber { FieldNumber(rawValue) }

    public static func key(_ record: RecordID) -> RecordKey {
        RecordKey(type: type, record: record)
    }

    public func of(_ record: RecordID) -> Field { Field(Self.key(record), number) }

    func write(_ value: Value, on record: RecordID) -> Operation {
        .write(of(record), value, reason: nil)
    }

    /// The first words in a text; nothing where there are none.
    func begin(_ text: String, on record: RecordID) -> [Operation] {
        text.isEmpty
            ? [] : [.edit(of(record), [TextEdit(position: 0, removed: 0, inserted: text)])]
    }

    static func field(_ number: FieldNumber) -> (any RecordField)? {
        Self(rawValue: number.rawValue)
    }

    static var recordType: RecordType {
        RecordType(
            type.rawValue, typeName, title: title,
            fields: allCases.map { field in
                FieldDefinition(
                    field.rawValue, field.column, field.merging, field.uses,
                    choices: field.choices.map { ChoiceDefinition($0.code, $0.label) })
            })
    }
}

/// One of a list of codes: the number that is kept, what people read, and what they type.
public struct Choice: Hashable, Sendable {
    public let code: Int64
    public let label: String
    public let word: String

    public init(code: Int64, label: String, word: String) {
        self.code = code
        self.label = label
        self.word = word
    }
}

/// A list of codes that Swift checks.
public protocol ChoiceList: RawRepresentable<Int64>, CaseIterable, Hashable, Sendable {
    var label: String { get }
    var word: String { get }
}

extension ChoiceList {
    public var word: String {
        label.lowercased().split(separator: " ").joined(separator: "-")
    }

    public static var choices: [Choice] {
        allCases.map { Choice(code: $0.rawValue, label: $0.label, word: $0.word) }
    }

    public init?(word: String) {
        guard let choice = Self.allCases.first(where: { $0.word == word.lowercased() }) else {
            return nil
        }
        self = choice
    }

    var value: Value { .whole(rawValue) }
}
