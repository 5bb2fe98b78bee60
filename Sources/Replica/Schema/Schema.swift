public import SyncProtocol

/// Which records an application keeps, and how concurrent work on each of their fields is merged.
///
/// Types, fields and choices have stable numbers; they are added and retired, never re-used.
public struct Schema: Sendable {
    public let version: Int64
    public let types: [RecordType]
    private let byNumber: [TypeNumber: RecordType]

    public init(version: Int64, types: [RecordType]) {
        let faults = Self.faults(in: types)
        precondition(faults.isEmpty, faults.joined(separator: "\n"))
        self.version = version
        self.types = types
        byNumber = Dictionary(uniqueKeysWithValues: types.map { ($0.number, $0) })
    }

    public func type(_ number: TypeNumber) -> RecordType? { byNumber[number] }

    public func definition(of field: Field) -> FieldDefinition? {
        byNumber[field.key.type]?.definition(of: field.number)
    }

    /// What a person may not write any more: a retired field, or a retired choice.
    ///
    /// What older devices write in it counts as it always did.
    func isRetired(_ operation: Operation) -> Bool {
        switch operation {
        case .write(let field, let value, _), .add(let field, let value):
            guard let definition = definition(of: field) else { return false }
            return definition.isRetired || definition.choice(value)?.isRetired ?? false
        case .remove(let field, _), .edit(let field, _):
            return definition(of: field)?.isRetired ?? false
        case .delete, .restore, .remark, .unknown: return false
        }
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
