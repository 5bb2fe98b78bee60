import Merge
import SyncProtocol
import Testing

/// Registers, sets and existence against their definition, over all histories of a few changes.
@Suite struct RecordLawTests {
    private static let key = RecordKey(type: TypeNumber(1), record: RecordID(high: 1, low: 1))
    private static let register = Field(key, FieldNumber(1))
    private static let set = Field(key, FieldNumber(2))

    /// What one change does.
    private static let alphabet: [[Operation]] = [
        [.write(register, .text("ja"), reason: nil)],
        [.write(register, .text("nee"), reason: nil)],
        [.add(set, .whole(7))],
        [.remove(set, .whole(7))],
        [.delete(key, reason: nil)],
        [.remove(set, .whole(7)), .restore(key), .add(set, .whole(7))],
        [.write(register, .text("ja"), reason: nil), .delete(key, reason: nil)],
    ]

    /// Asks of every history, its orders, and all that its changes can have done, until one is wrong.
    private func counterexample(
        upTo count: Int, _ complaint: (History, [[Int]], [[Operation]]) -> String?
    ) -> String? {
        for history in History.all(upTo: count) {
            let orders = history.orders
            for operations in words(of: history.count, from: Self.alphabet) {
                if let complaint = complaint(history, orders, operations) {
                    return "\(history.seen) \(operations): \(complaint)"
                }
            }
        }
        return nil
    }

    /// The state that a replica makes to which the changes came in this order.
    private func state(
        _ history: History, _ operations: [[Operation]], _ order: [Int]
    ) -> (RecordState, numbers: [LogNumber: Int]) {
        var graph = EventGraph()
        var state = RecordState()
        var numbers = [LogNumber](repeating: LogNumber(0), count: order.count)
        for (place, change) in order.enumerated() {
            let number = LogNumber(Int64(place) * 2 + 1)
            let parents = history.parents[change].map { numbers[$0] }
            for operation in operations[change] {
                state.apply(operation, by: number) { graph.hasSeen($0, on: parents) }
            }
            graph.insert(number, parents: parents)
            numbers[change] = number
        }
        return (state, Dictionary(uniqueKeysWithValues: zip(numbers, order.indices)))
    }

    @Test func `every order of arrival gives the state that the definition gives`() {
        let found = counterexample(upTo: LawSize.changes) { history, orders, operations in
            let expected = Live(RecordTwin(history, operations))
            let other = orders.first { order in
                let (state, numbers) = state(history, operations, order)
                return Live(state, change: { numbers[$0]! }) != expected
            }
            return other.map { "other in order \($0)" }
        }

        #expect(found == nil)
    }

    @Test func `with the same numbers every order gives the same bytes`() {
        let found = counterexample(upTo: LawSize.changes - 1) { history, orders, operations in
            let encoded = orders.map { order in
                var state = RecordState()
                for change in order {
                    for operation in operations[change] {
                        state.apply(operation, by: LogNumber(Int64(change))) {
                            history.seen[change].contains(Int($0.rawValue))
                        }
                    }
                }
                return state.encoded
            }
            return Set(encoded).count == 1 ? nil : "more than one outcome"
        }

        #expect(found == nil)
    }

    @Test func `there is a conflict exactly where two wrote apart and nobody wrote since`() {
        let found = counterexample(upTo: LawSize.changes) { history, _, operations in
            let twin = RecordTwin(history, operations)
            let (state, _) = state(history, operations, Array(0..<history.count))
            let isContested = state.isContested(Self.register.number)
            if isContested, !twin.wasWrittenApart(Self.register) { return "one saw the other" }
            let live = Live(twin).writes[Self.register.number] ?? [:]
            return isContested == (Set(live.values).count > 1) ? nil : "a conflict is missing"
        }

        #expect(found == nil)
    }

    @Test func `a contested deletion is one that somebody worked against`() {
        let found = counterexample(upTo: LawSize.changes) { history, _, operations in
            let (state, _) = state(history, operations, Array(0..<history.count))
            let touches = RecordTwin(history, operations).touches
            let isContested = touches.contains(where: \.deletes) && !touches.allSatisfy(\.deletes)
            return state.deletionIsContested == isContested ? nil : "\(touches)"
        }

        #expect(found == nil)
    }

    @Test func `the bytes of every state give that state again`() throws {
        var states: Set<RecordState> = [RecordState()]
        let found = counterexample(upTo: LawSize.changes - 1) { history, _, operations in
            states.insert(state(history, operations, Array(0..<history.count)).0)
            return nil
        }

        #expect(found == nil)
        for state in states { #expect(try RecordState(decoding: state.encoded) == state) }
    }
}
