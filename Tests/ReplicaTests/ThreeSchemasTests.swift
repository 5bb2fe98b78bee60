import SeededChance
import SyncProtocol
import Testing

@testable import Replica

/// Whatever well-formed operations come, every version of the schema has a meaning for them.
@Suite struct ThreeSchemasTests {
    private let scratch = try! Scratch()

    /// Knows two of the fields.
    private static let earlier = Schema(
        version: 0,
        types: [
            RecordType(
                1, "note",
                fields: [
                    FieldDefinition(1, "reviewed", .register(.text, .review)),
                    FieldDefinition(4, "words", .text),
                ])
        ])

    private static let schemas = [earlier, SmallSchema.now, SmallSchema.later]

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `an old, a present and a later replica take them, and upgrades show the same`(
        seed: UInt64
    ) throws {
        let changes = history(seed: seed)
        var shown: [[FolderID: String]] = []

        for (number, schema) in Self.schemas.enumerated() {
            let path = scratch.path("replica\(number)")
            do {
                let replica = try Replica.opened(path, schema: schema)
                try replica.hold([folder])
                try replica.receive(changes)
                #expect(try replica.check() == [])
                #expect(try replica.history(of: folder).allSatisfy(\.counts))
            }
            let upgraded = try Replica.opened(path, schema: SmallSchema.later)
            #expect(try upgraded.check() == [])
            shown.append(try upgraded.shown())
        }

        #expect(shown[0] == shown[2])
        #expect(shown[1] == shown[2])
    }

    private let folder = FolderID(high: 5, low: 5)

    /// Changes by two people, each on some of the versions that are there.
    private func history(seed: UInt64) -> [Change] {
        var random = SeededRandom(seed: seed)
        var changes = [Person.bram.beginning(of: folder)]
        let people = [Person.bram, .coen]
        var made: [Int64] = [1, 0]
        for _ in 0..<12 {
            let index = Int.random(in: 0..<2, using: &random)
            made[index] += 1
            let parents = Set((0...1).map { _ in changes.randomElement(using: &random)!.name })
            let operations = (0...2).map { _ in operation(using: &random) }
            changes.append(
                people[index].change(made[index], on: parents.sorted(), in: folder, operations))
        }
        return changes
    }

    /// Any code on any field, with any value: most do not fit somewhere.
    private func operation(using random: inout SeededRandom) -> Operation {
        let type = TypeNumber(UInt32.random(in: 1...3, using: &random))
        let key = RecordKey(type: type, record: RecordID(high: 1, low: 1))
        let field = Field(key, FieldNumber(UInt32.random(in: 1...8, using: &random)))
        let values: [Value] = [.empty, .whole(7), .text("a"), .text("b"), .bytes([1])]
        let value = values.randomElement(using: &random)!
        let edit = TextEdit(
            position: .random(in: 0...9, using: &random),
            removed: .random(in: 0...3, using: &random),
            inserted: ["", "x", "é\n"].randomElement(using: &random)!)
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: return .write(field, value, reason: nil)
        case 2: return .add(field, value)
        case 3: return .remove(field, value)
        case 4, 5: return .edit(field, [edit, edit])
        case 6: return .delete(key, reason: "weg")
        case 7: return .restore(key)
        default: return .unknown([0x82, 0x18, 0x63, 0x01])
        }
    }
}
