import Merge
import SyncProtocol

/// What is live of a record, in terms of changes instead of one replica's numbers.
struct Live: Hashable {
    var touches: [Int: Bool] = [:]
    var writes: [FieldNumber: [Int: Value]] = [:]
    var adds: [FieldNumber: [Value: Set<Int>]] = [:]
    var isDeleted: Bool

    init(_ twin: RecordTwin) {
        isDeleted = twin.isDeleted
        for step in twin.touches { touches[step.change] = step.deletes }
        for step in twin.live {
            switch step.operation {
            case .write(let field, let value, _):
                writes[field.number, default: [:]][step.change] = value
            case .add(let field, let element):
                adds[field.number, default: [:]][element, default: []].insert(step.change)
            default: break
            }
        }
    }

    init(_ state: RecordState, change: (LogNumber) -> Int) {
        isDeleted = state.isDeleted
        for touch in state.touches { touches[change(touch.change)] = touch.deletes }
        for (field, values) in state.registers {
            for live in values { writes[field, default: [:]][change(live.change)] = live.value }
        }
        for (field, elements) in state.sets {
            adds[field] = elements.mapValues { Set($0.map(change)) }
        }
    }

    /// The registers in which different values stand side by side.
    var contested: Set<FieldNumber> { Set(writes.filter { Set($0.value.values).count > 1 }.keys) }

    /// Whether one deleted the record and another worked on it, neither having seen the other.
    var deletionIsContested: Bool { Set(touches.values).count > 1 }
}

/// The meaning of a record by definition: asked of all its operations at once, in no order.
struct RecordTwin {
    struct Step {
        let change: Int
        let index: Int
        let operation: Operation

        var deletes: Bool { if case .delete = operation { true } else { false } }

        var target: Target? {
            switch operation {
            case .write(let field, _, _): Target(field: field, element: .empty)
            case .add(let field, let element), .remove(let field, let element):
                Target(field: field, element: element)
            default: nil
            }
        }
    }

    /// The field, and the element where it is a set, that an operation decides on.
    struct Target: Hashable {
        let field: Field
        let element: Value
    }

    private let seen: [UInt64]
    let steps: [Step]

    init(_ history: History, _ operations: [[Operation]]) {
        seen = BranchedHistory(history).seen
        steps = Self.steps(operations) { _ in true }
    }

    /// One of several records.
    init(of key: RecordKey, _ history: BranchedHistory, _ operations: [[Operation]]) {
        seen = history.seen
        steps = Self.steps(operations) { $0.key == key }
    }

    private static func steps(
        _ operations: [[Operation]], where touches: (Operation) -> Bool
    ) -> [Step] {
        operations.enumerated().flatMap { change, operations in
            operations.enumerated().filter { touches($0.element) }
                .map { Step(change: change, index: $0, operation: $1) }
        }
    }

    private func saw(_ one: Step, _ other: Step) -> Bool {
        one.change == other.change
            ? one.index > other.index : seen[one.change] >> UInt64(other.change) & 1 == 1
    }

    /// The writes and adds that no other operation on their field or element has seen.
    var live: [Step] {
        Dictionary(grouping: steps.filter { $0.target != nil }, by: { $0.target! }).values
            .flatMap { rivals in
                rivals.filter { step in !rivals.contains { saw($0, step) } }
            }
    }

    /// The operations on the record that no other one has seen.
    var touches: [Step] { steps.filter { one in !steps.contains { saw($0, one) } } }

    var isDeleted: Bool { touches.allSatisfy(\.deletes) }

    /// Whether two people wrote different values, neither having seen the other's.
    func wasWrittenApart(_ field: Field) -> Bool {
        steps.contains { one in
            steps.contains { other in
                guard case .write(field, let mine, _) = one.operation,
                    case .write(field, let yours, _) = other.operation
                else { return false }
                return mine != yours && !saw(one, other) && !saw(other, one)
            }
        }
    }
}
