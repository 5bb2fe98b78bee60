public import SyncProtocol

/// What a form shows of one record, and what was typed in it.
public struct RecordContents: Hashable, Sendable {
    public enum Existence: UInt64, Hashable, Sendable {
        /// Nobody has made it yet.
        case absent
        case present
        case deleted
    }

    public internal(set) var existence: Existence
    /// An empty field has no entry.
    public internal(set) var values: [FieldNumber: Value]
    public internal(set) var sets: [FieldNumber: Set<Value>]
    public internal(set) var texts: [FieldNumber: String]

    init(
        _ existence: Existence, values: [FieldNumber: Value] = [:],
        sets: [FieldNumber: Set<Value>] = [:], texts: [FieldNumber: String] = [:]
    ) {
        self.existence = existence
        self.values = values.filter { $0.value != .empty }
        self.sets = sets.filter { !$0.value.isEmpty }
        self.texts = texts.filter { !$0.value.isEmpty }
    }
}
