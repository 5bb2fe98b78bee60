import Merge
import SyncProtocol
import Testing

/// Single cases of a record's state that the small histories do not reach.
@Suite struct RecordStateTests {
    private let key = RecordKey(type: TypeNumber(9), record: RecordID(high: 2, low: 3))

    private func field(_ number: UInt32) -> Field { Field(key, FieldNumber(number)) }

    private func state(_ operations: [Operation]) -> RecordState {
        var state = RecordState()
        for (number, operation) in operations.enumerated() {
            state.apply(operation, by: LogNumber(Int64(number) << 40)) { _ in false }
        }
        return state
    }

    @Test func `every kind of value and the largest numbers come back from their bytes`() throws {
        let values: [Value] = [
            .empty, .whole(.min), .whole(.max), .text("é\u{0}\u{200F}"), .text(""), .bytes([]),
            .bytes([0, 255]),
        ]
        let writes = values.map { Operation.write(field(.max), $0, reason: nil) }
        let adds = values.map { Operation.add(field(0), $0) }

        let state = state(writes + adds + [.delete(key, reason: "dubbel")])

        #expect(try RecordState(decoding: state.encoded) == state)
        #expect(state.elements(of: FieldNumber(0)).count == values.count)
        #expect(state.elements(of: FieldNumber(0)) == state.elements(of: FieldNumber(0)).sorted())
    }

    @Test func `a remark and an operation of a later version touch nothing`() {
        let state = state([.remark("gebeld"), .unknown([0x82, 0x18, 0x63, 0])])

        #expect(state == RecordState())
        #expect(state.isDeleted)
    }

    @Test func `equal values written apart are no conflict`() {
        let yes = Operation.write(field(1), .text("ja"), reason: nil)

        let state = state([yes, yes])

        #expect(!state.isContested(FieldNumber(1)))
        #expect(state.registers[FieldNumber(1)]?.count == 2)
    }

    @Test func `a text that is edited keeps its record from being deleted unseen`() {
        let edit = TextEdit(position: 0, removed: 0, inserted: "a")

        let state = state([.delete(key, reason: nil), .edit(field(4), [edit])])

        #expect(!state.isDeleted)
        #expect(state.deletionIsContested)
    }

    @Test func `an element in two spellings gives the same bytes in every order`() {
        // What people take for one letter (Unicode §3.7, canonical equivalence) is not one value.
        let adds = ["\u{E9}", "e\u{301}"].map { Operation.add(field(3), .text($0)) }

        let states = [[0, 1], [1, 0]].map { order in
            var state = RecordState()
            for number in order {
                state.apply(adds[number], by: LogNumber(Int64(number))) { _ in false }
            }
            return state
        }

        #expect(states[0].encoded == states[1].encoded)
        #expect(states[0].elements(of: FieldNumber(3)).count == 2)
    }

    @Test(arguments: [[0x82, 0x80, 0xa0], [0x83, 0x80, 0xa0], [0x83, 0x80, 0xa0, 0xa0, 0]])
    func `bytes of another shape are refused`(bytes: [UInt8]) {
        #expect(throws: Malformed.self) { try RecordState(decoding: bytes) }
    }
}
