/// One step on one field of one record; the operations of a change follow each other.
public enum Operation: Hashable, Sendable {
    case write(Field, Value, reason: String?)
    case add(Field, Value)
    case remove(Field, Value)
    case edit(Field, [TextEdit])
    case delete(RecordKey, reason: String?)
    case restore(RecordKey)
    /// Why the change was made, where no other operation of it can say so.
    case remark(String)
    /// Written by a later version: kept and sent on byte for byte, without effect here.
    case unknown([UInt8])
}

/// The stable number of a record type in the schema.
public struct TypeNumber: Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    public init(_ rawValue: UInt32) { self.rawValue = rawValue }

    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

/// The stable number of a field within its record type.
public struct FieldNumber: Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    public init(_ rawValue: UInt32) { self.rawValue = rawValue }

    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

/// A record is known by folder, type and identifier together; the folder is the change's.
public struct RecordKey: Hashable, Comparable, Sendable {
    public let type: TypeNumber
    public let record: RecordID

    public init(type: TypeNumber, record: RecordID) {
        self.type = type
        self.record = record
    }

    public static func < (one: Self, other: Self) -> Bool {
        (one.type, one.record) < (other.type, other.record)
    }
}

public struct Field: Hashable, Comparable, Sendable {
    public let key: RecordKey
    public let number: FieldNumber

    public init(_ key: RecordKey, _ number: FieldNumber) {
        self.key = key
        self.number = number
    }

    public static func < (one: Self, other: Self) -> Bool {
        (one.key, one.number) < (other.key, other.number)
    }
}

/// Removes and inserts at a position, counted in Unicode scalars of the text as its author saw it.
public struct TextEdit: Hashable, Sendable {
    public let position: Int
    public let removed: Int
    public let inserted: String

    public init(position: Int, removed: Int, inserted: String) {
        precondition(position >= 0 && removed >= 0, "an edit begins and removes within the text")
        self.position = position
        self.removed = removed
        self.inserted = inserted
    }
}

extension Operation {
    /// The record that the operation touches; nil for a remark, and when a later version wrote it.
    public var key: RecordKey? {
        switch self {
        case .write(let field, _, _), .add(let field, _), .remove(let field, _),
            .edit(let field, _):
            field.key
        case .delete(let key, _), .restore(let key): key
        case .remark, .unknown: nil
        }
    }
}
