public import SyncProtocol

/// What is live of one record: the values that no later writer had seen, and who touched it last.
///
/// A change is applied after its parents, so a value that was seen can be dropped at once: there are
/// no tombstones here and no version vectors.
public struct RecordState: Hashable, Sendable {
    /// The changes that touched the record and that no other one of them has seen, ascending.
    public internal(set) var touches: [Touch] = []
    /// By field, ascending; the values by change, ascending.
    public internal(set) var registers = FieldMap<[LiveValue]>()
    /// By field: which adds keep an element in.
    public internal(set) var sets = FieldMap<[Value: [LogNumber]]>()

    public init() {}

    /// A record is deleted while all the changes that touched it last are deletes.
    public var isDeleted: Bool { touches.allSatisfy(\.deletes) }

    /// Someone deleted the record while someone else worked on it: it stays, and is listed.
    public var deletionIsContested: Bool { !isDeleted && touches.contains(where: \.deletes) }

    /// Nobody worked on it apart from anybody: each register has one value, and one change came last.
    public var isSettled: Bool {
        touches.count == 1 && registers.allSatisfy { $0.item.count == 1 }
    }

    /// Whether people wrote different values apart.
    public func isContested(_ field: FieldNumber) -> Bool {
        let values = registers[field] ?? []
        return values.dropFirst().contains { $0.value != values[0].value }
    }

    public func elements(of field: FieldNumber) -> [Value] { sets[field]?.keys.sorted() ?? [] }

    /// Applies an operation that fits its field; `hasSeen` answers for the author of the change.
    public mutating func apply(
        _ operation: Operation, by change: LogNumber, hasSeen: (LogNumber) -> Bool
    ) {
        func seen(_ other: LogNumber) -> Bool { other == change || hasSeen(other) }
        switch operation {
        case .write(let field, let value, _):
            let written = LiveValue(change: change, value: value)
            if registers[field.number] == nil {
                registers[field.number] = [written]
            } else {
                registers.update(field.number) { live in
                    live.removeAll { seen($0.change) }
                    live.append(written)
                    if live.count > 1 { live.sort { $0.change < $1.change } }
                }
            }
        case .add(let field, let element):
            let adds = sets[field.number]?[element, default: []].filter { !seen($0) } ?? []
            sets[field.number, default: [:]][element] = (adds + [change]).sorted()
        case .remove(let field, let element): remove(element, from: field.number, seen: seen)
        case .edit, .restore, .delete: break
        case .remark, .unknown: return
        }
        touch(by: change, operation, seen: seen)
    }

    private mutating func remove(
        _ element: Value, from field: FieldNumber, seen: (LogNumber) -> Bool
    ) {
        guard var elements = sets[field], let adds = elements[element] else { return }
        let left = adds.filter { !seen($0) }
        elements[element] = left.isEmpty ? nil : left
        sets[field] = elements.isEmpty ? nil : elements
    }

    private mutating func touch(
        by change: LogNumber, _ operation: Operation, seen: (LogNumber) -> Bool
    ) {
        touches.removeAll { seen($0.change) }
        let deletes = if case .delete = operation { true } else { false }
        touches.append(Touch(change: change, deletes: deletes))
        if touches.count > 1 { touches.sort { $0.change < $1.change } }
    }
}

/// A change that touched a record, and whether it deleted it.
public struct Touch: Hashable, Sendable {
    public let change: LogNumber
    public let deletes: Bool
}

/// A value that nobody who saw it has replaced.
public struct LiveValue: Hashable, Sendable {
    public let change: LogNumber
    public let value: Value
}
