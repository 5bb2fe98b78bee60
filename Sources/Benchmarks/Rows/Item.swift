import Foundation
import Replica
import SeededChance
import SyncProtocol

/// A row of the row benchmarks: about 143 bytes in five columns, with a time-ordered identifier.
struct Item {
    let id: RecordID
    /// The same identifier as a plain table keeps it: 36 characters.
    let idText: String
    let title: String
    let body: String
    var qty: Int
    let done: Int
    let updated: Int

    private static let start = 1_767_225_600_000
    private static let subjects = ["huur", "sleutel", "bezoek", "intake", "gesprek", "contract"]
    private static let bodyScalars = 55

    init(_ index: Int, random: inout SeededRandom) {
        let high = UInt64(Self.start + index) << 16 | 0x7000 | random.next() >> 52
        let low = 0x8000_0000_0000_0000 | random.next() >> 2
        id = RecordID(high: high, low: low)
        idText = id.hyphenated
        title = "Task number \(index) of list \(index % 100)"
        let subject = Self.subjects[Int(random.next() % UInt64(Self.subjects.count))]
        let words =
            "Bel terug over \(subject) van woning \(random.next() % 100_000), graag voor vrijdag"
        body = words.padding(toLength: Self.bodyScalars, withPad: " en", startingAt: 0)
        qty = Int(random.next() % 1000)
        done = Int(random.next() % 2)
        updated = Self.start + index
    }

    /// 100,000 of them are 14.3 MB: texts at their length, numbers at eight bytes.
    var plainBytes: Int { idText.utf8.count + title.utf8.count + body.utf8.count + 3 * 8 }

    var key: RecordKey { RecordKey(type: Self.type, record: id) }

    var writes: [SyncProtocol.Operation] {
        let values: [Value] = [
            .text(title), .text(body), .whole(Int64(qty)), .whole(Int64(done)),
            .whole(Int64(updated)),
        ]
        return values.enumerated().map { index, value in
            .write(Field(key, FieldNumber(UInt32(index + 1))), value, reason: nil)
        }
    }

    func write(ofQty qty: Int) -> SyncProtocol.Operation {
        .write(Field(key, Self.qtyField), .whole(Int64(qty)), reason: nil)
    }

    static let type = TypeNumber(1)
    static let qtyField = FieldNumber(3)
    static let schema = Schema(
        version: 1,
        types: [
            RecordType(
                1, "items",
                fields: [
                    FieldDefinition(1, "title", .register(.text, .review)),
                    FieldDefinition(2, "body", .register(.text, .review)),
                    FieldDefinition(3, "qty", .register(.whole, .review)),
                    FieldDefinition(4, "done", .register(.whole, .review)),
                    FieldDefinition(5, "updated", .register(.whole, .review)),
                ])
        ])
}
