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
        for step in twin.steps where twin.isLive(step) {
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
}

/// The meaning of a record by definition: asked of all its operations at once, in no order.
struct RecordTwin {
    struct Step {
        let change: Int
        let index: Int
        let operation: Operation

        var deletes: Bool { if case .delete = operation { true } else { false } }

        /// The field, and the element where it is a set, that the operation decides on.
        var target: (Field, Value)? {
            switch operation {
            case .write(let field, _, _): (field, .empty)
            case .add(let field, let element), .remove(let field, let element): (field, element)
            default: nil
            }
        }
    }

    let history: History
    let steps: [Step]

    init(_ history: History, _ operations: [[Operation]]) {
        self.history = history
        steps = operations.enumerated().flatMap { change, operations in
            operations.enumerated().map { Step(change: change, index: $0, operation: $1) }
        }
    }

    private func saw(_ one: Step, _ other: Step) -> Bool {
        one.change == other.change
            ? one.index > other.index : history.seen[one.change].contains(other.change)
    }

    /// A write or an add is live while no other operation on its field or element has seen it.
    func isLive(_ step: Step) -> Bool {
        guard let target = step.target else { return false }
        return !steps.contains { other in
            guard let theirs = other.target else { return false }
            return theirs == target && saw(other, step)
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
