import Merge
import SeededChance
import SyncProtocol
import Testing

/// Registers, sets and existence against their definition, over random long histories.
@Suite struct RandomRecordLawTests {
    @Test func `random histories of registers give what the definition gives`() {
        #expect(complaint { $0.registerOperation() } == nil)
    }

    @Test func `random histories of sets give what the definition gives`() {
        #expect(complaint { $0.setOperation() } == nil)
    }

    @Test func `random histories of existence give what the definition gives`() {
        #expect(complaint { $0.existenceOperation() } == nil)
    }

    @Test func `random histories of everything a record has give what the definition gives`() {
        #expect(complaint { $0.recordOperation() } == nil)
    }

    /// What is wrong with the first history of these operations in which something is.
    private func complaint(
        _ operation: @escaping (inout SeededRandom) -> Operation
    ) -> String? {
        (1...UInt64(LawSize.randomHistories)).lazy.compactMap { seed in
            var random = SeededRandom(seed: seed)
            let count = 5 + random.number(below: 36)
            let history = random.branchedHistory(sites: 3 + random.number(below: 3), changes: count)
            let operations = (0..<count).map { _ in
                (0...random.number(below: 3)).map { _ in operation(&random) }
            }
            let record = RecordHistory(history: history, operations: operations)
            return complaint(about: record, &random).map { "seed \(seed): \($0)" }
        }.first
    }

    private func complaint(
        about record: RecordHistory, _ random: inout SeededRandom
    ) -> String? {
        let expected = record.expected
        let orders = (0..<4).map { _ in random.order(of: record.history) }
        let logs = orders.prefix(2).map(record.log)
        for (log, order) in zip(logs, orders) {
            if let difference = difference(log.live, expected) {
                return "\(record), in order \(order): \(difference)"
            }
            if let state = log.states.first(where: { isWrong($1, beside: expected[$0]!) }) {
                return "\(record), in order \(order): another conflict in \(state)"
            }
        }
        let batched = record.log(orders[0], inBatchesOf: 1 + random.number(below: 8), &random)
        guard batched.bytes == logs[0].bytes else {
            return "\(record), in order \(orders[0]): other bytes in batches"
        }
        return Set(orders.map(record.bytes)).count == 1
            ? nil : "\(record), in orders \(orders): more than one outcome"
    }

    private func difference(_ live: [RecordKey: Live], _ expected: [RecordKey: Live]) -> String? {
        let key = expected.keys.first { live[$0] != expected[$0] }
        return key.map { "\(live[$0], default: "nothing") and not \(expected[$0]!)" }
    }

    /// Whether the state has a conflict where the definition has none, or none where it has one.
    private func isWrong(_ state: RecordState, beside expected: Live) -> Bool {
        let contested = state.registers.map(\.field).filter(state.isContested)
        return Set(contested) != expected.contested
            || state.deletionIsContested != expected.deletionIsContested
    }
}

extension SeededRandom {
    private mutating func one<Choice>(of choices: [Choice]) -> Choice {
        choices[number(below: choices.count)]
    }

    private mutating func key() -> RecordKey {
        RecordKey(type: TypeNumber(1), record: RecordID(high: 1, low: UInt64(number(below: 2))))
    }

    private mutating func field(_ numbers: ClosedRange<UInt32>) -> Field {
        Field(key(), FieldNumber(.random(in: numbers, using: &self)))
    }

    fileprivate mutating func registerOperation() -> Operation {
        .write(
            field(1...3), one(of: [.text("ja"), .text("nee"), .whole(1), .empty]),
            reason: number(below: 4) == 0 ? "daarom" : nil)
    }

    fileprivate mutating func setOperation() -> Operation {
        let field = field(4...5)
        let element = one(of: [Value.whole(7), .text("7"), .text("acht")])
        return number(below: 2) == 0 ? .add(field, element) : .remove(field, element)
    }

    fileprivate mutating func existenceOperation() -> Operation {
        switch number(below: 8) {
        case 0...3: .delete(key(), reason: nil)
        case 4: .restore(key())
        case 5: .remove(field(4...4), .whole(7))
        case 6: .edit(field(6...6), [TextEdit(position: 0, removed: 0, inserted: "a")])
        default: .write(field(1...1), .whole(1), reason: nil)
        }
    }

    fileprivate mutating func recordOperation() -> Operation {
        switch number(below: 8) {
        case 0...2: registerOperation()
        case 3...5: setOperation()
        case 6: existenceOperation()
        default: one(of: [.remark("omdat"), .unknown([0x81, 0x18, 0x63]), registerOperation()])
        }
    }
}
