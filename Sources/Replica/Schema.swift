public import SyncProtocol

/// Which records an application keeps, and how concurrent work on each of their fields is merged.
///
/// Types, fields and choices have stable numbers; they are added and retired, never re-used.
public struct Schema: Sendable {
    public let version: Int64
    public let types: [RecordType]
    private let byNumber: [TypeNumber: RecordType]

    public init(version: Int64, types: [RecordType]) {
        for type in types {
            let own = Set(type.fields.map(\.name)).intersection(["folder", "record", "causes"])
            precondition(own.isEmpty, "The columns \(own) of \(type.name) are the engine's own.")
        }
        self.version = version
        self.types = types
        byNumber = Dictionary(uniqueKeysWithValues: types.map { ($0.number, $0) })
    }

    public func type(_ number: TypeNumber) -> RecordType? { byNumber[number] }

    public func definition(of field: Field) -> FieldDefinition? {
        byNumber[field.key.type]?.definition(of: field.number)
    }

    /// Whether an operation has an effect here; one that does not fit stays in the log.
    func fits(_ operation: Operation) -> Bool {
        switch operation {
        case .write(let field, let value, _):
            guard case .register(let kind, _) = definition(of: field)?.merging else { return false }
            return value == .empty || kind.fits(value)
        case .add(let field, let value), .remove(let field, let value):
            guard case .set(let kind) = definition(of: field)?.merging else { return false }
            return kind.fits(value)
        case .edit(let field, _): return definition(of: field)?.merging == .text
        case .delete(let key, _), .restore(let key): return byNumber[key.type] != nil
        case .remark: return true
        case .unknown: return false
        }
    }
}

/// One kind of record; its name is also the name of its table.
public struct RecordType: Sendable {
    public let number: TypeNumber
    public let name: String
    public let fields: [FieldDefinition]
    private let byNumber: [FieldNumber: FieldDefinition]

    public init(_ number: UInt32, _ name: String, fields: [FieldDefinition]) {
        self.number = TypeNumber(number)
        self.name = name
        self.fields = fields
        byNumber = Dictionary(uniqueKeysWithValues: fields.map { ($0.number, $0) })
    }

    public func definition(of field: FieldNumber) -> FieldDefinition? { byNumber[field] }
}

public struct FieldDefinition: Sendable {
    public let number: FieldNumber
    public let name: String
    public let merging: Merging

    public init(_ number: UInt32, _ name: String, _ merging: Merging) {
        self.number = FieldNumber(number)
        self.name = name
        self.merging = merging
    }
}

/// What happens when two people change one field apart.
public enum Merging: Hashable, Sendable {
    case register(ValueKind, Contest)
    case set(ValueKind)
    /// Merged letter by letter.
    case text
}

/// Whether a person must decide between values written apart.
public enum Contest: Sendable {
    case review
    /// The latest is shown, the others are listed quietly.
    case latest
}

public enum ValueKind: Hashable, Sendable {
    case text
    case whole
    /// In cents.
    case money
    /// Days since 1970-01-01.
    case date
    /// Milliseconds since 1970.
    case time
    /// The stable code of a choice.
    case choice
    /// The sixteen bytes of a record or folder.
    case reference

    func fits(_ value: Value) -> Bool {
        switch (self, value) {
        case (.text, .text): true
        case (_, .whole): isWhole
        case (.reference, .bytes(let bytes)): bytes.count == RecordID.byteCount
        default: false
        }
    }

    var isWhole: Bool {
        switch self {
        case .whole, .money, .date, .time, .choice: true
        case .text, .reference: false
        }
    }

    var columnType: String {
        switch self {
        case .text: "TEXT"
        case .whole, .money, .date, .time, .choice: "INTEGER"
        case .reference: "BLOB"
        }
    }
}
